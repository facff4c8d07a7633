import { listDevices, reportDevice } from '@berthcare/shared/contracts/devices';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { listOfficeCaregivers } from '@berthcare/shared/contracts/office-day';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call';
import { setServerNow } from '../../api/clock';

export type Device = ResponseOf<typeof listDevices>['devices'][number];
export type Staff = ResponseOf<typeof listOfficeCaregivers>;

export type Report = ResponseOf<typeof reportDevice>;

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: async ({ signal }) => (await call(listDevices, { signal })).devices,
});

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async ({ signal }) => {
    const answer = await call(listOfficeCaregivers, { signal });
    setServerNow(answer.now);
    return answer;
  },
});

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['devices', id, 'report'],
    queryFn: ({ signal }) => call(reportDevice, { params: { id }, signal }),
  });
