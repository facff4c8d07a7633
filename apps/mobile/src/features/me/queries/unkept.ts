import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import type { Unkept } from '../../photos/actions/all-takings';
import type { UnkeptVisit } from '../components/UnkeptPhotos';

/** Whose pictures are in the app's memory alone, and whether the visit's screen can still be opened to keep them. */
export const readUnkept = (device: Pick<Device, 'db'>, unkept: readonly Unkept[]): Promise<UnkeptVisit[]> =>
  Promise.all(
    unkept.map(async ({ visit: { id, streamId }, count }) => {
      const [visit] = await select(device.db, 'visit', { id });
      const [client] = await select(device.db, 'client', { id: streamId });
      const underWay = visit?.state === 'in_progress' && client !== undefined;
      return { id, clientName: client?.name ?? '', count, underWay };
    }),
  );
