import type { Device } from '@berthcare/sync-client/device';
import type { VisitState } from '@berthcare/shared/domain/visit';
import { select } from '@berthcare/sync-client/records';
import type { Unkept } from '../../photos/actions/all-takings';
import type { UnkeptVisit } from '../components/UnkeptPhotos';

/** Whose pictures are in the app's memory alone, and where they can still be kept. */
export const readUnkept = (device: Pick<Device, 'db'>, unkept: readonly Unkept[]): Promise<UnkeptVisit[]> =>
  Promise.all(
    unkept.map(async ({ visit: { id, streamId }, count }) => {
      const [visit] = await select(device.db, 'visit', { id });
      const [client] = await select(device.db, 'client', { id: streamId });
      return {
        id,
        clientName: client?.name ?? '',
        count,
        keeping: keepingOf(visit?.state, client !== undefined),
      };
    }),
  );

/** Photos of a visit that is over are late work; one that was never started takes none. */
function keepingOf(state: VisitState | undefined, hasClient: boolean): UnkeptVisit['keeping'] {
  if (state === 'in_progress' && hasClient) return 'on its screen';
  return state === undefined || state === 'planned' ? 'not any more' : 'here';
}
