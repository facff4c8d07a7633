import { readOfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call';
import { setServerNow } from '../../api/clock';

export const visitQuery = (id: string) =>
  queryOptions({
    queryKey: ['visit', id],
    queryFn: async ({ signal }) => {
      const answer = await call(readOfficeVisit, { params: { id }, signal });
      setServerNow(answer.now);
      return answer;
    },
  });
