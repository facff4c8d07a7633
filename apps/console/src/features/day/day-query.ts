import { readOfficeDay } from '@berthcare/shared/contracts/office-day';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call';
import { setServerNow } from '../../api/clock';

/** @param day `YYYY-MM-DD`, or `today` as the agency's clock says */
export const dayQuery = (day: string) =>
  queryOptions({
    queryKey: ['day', day],
    queryFn: async ({ signal }) => {
      const answer = await call(readOfficeDay, { params: { day }, signal });
      setServerNow(answer.now);
      return answer;
    },
  });
