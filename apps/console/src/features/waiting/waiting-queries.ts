import { countWaiting, listWaiting } from '@berthcare/shared/contracts/office-waiting';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call';
import { setServerNow } from '../../api/clock';

export type WaitingItem = ResponseOf<typeof listWaiting>['items'][number];

export const waitingCountQuery = queryOptions({
  queryKey: ['waiting', 'counts'],
  queryFn: ({ signal }) => call(countWaiting, { signal }),
});

export const waitingQuery = infiniteQueryOptions({
  queryKey: ['waiting', 'items'],
  queryFn: async ({ pageParam, signal }) => {
    const answer = await call(listWaiting, { query: { after: pageParam }, signal });
    setServerNow(answer.now);
    return answer;
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next ?? undefined,
});
