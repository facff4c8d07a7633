import type { Device } from '@berthcare/sync-client/device';
import type { Photos } from '@berthcare/sync-client/photos/photos';
import { select } from '@berthcare/sync-client/records';
import { gravest, setAsideKind } from '../../sync/set-aside-kind';
import { countWritten } from '../../visit/actions/draft-rows';
import type { WaitingVisit } from '../components/MeView';

/** Visits whose work the office has not answered, or wants a person to look at; the latest first. */
export async function readWaiting(
  device: Device,
  photos: Pick<Photos, 'waiting'> | null,
): Promise<{ visits: WaitingVisit[]; drafts: number; unreadable: number; photos: number }> {
  const receipts = await device.receipts();
  const open = [...receipts].filter(([, { waiting, attention }]) => waiting > 0 || attention.length > 0);
  const visits = await Promise.all(
    open.map(async ([id, { onPhoneAt, waiting, attention }]) => {
      const [visit] = await select(device.db, 'visit', { id });
      const [client] = visit ? await select(device.db, 'client', { id: visit.streamId }) : [];
      const here = waiting > 0 || attention.some((answer) => setAsideKind(answer) === 'unsent');
      return { id, clientName: client?.name ?? '', at: onPhoneAt, here, aside: gravest(attention) };
    }),
  );
  const written = await countWritten(device);
  const sorted = visits.sort((a, b) => b.at - a.at);
  return { visits: sorted, ...written, photos: (await photos?.waiting()) ?? 0 };
}
