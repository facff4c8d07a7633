import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Device } from '@berthcare/sync-client/device';
import { lastPicturedVisit, type PhotoState as KeptState } from '@berthcare/sync-client/photos/queue';
import type { Photos } from '@berthcare/sync-client/photos/photos';
import { select } from '@berthcare/sync-client/records';
import { PHOTOS, type PhotoDraft } from '../actions/photo-drafts';

/**
 * draft: can be taken back. waiting: on this phone alone. sent: the store has been given it. arrived: the office has it.
 * awaited: another phone has not sent it yet. lost: its file is gone.
 */
export type PhotoState = 'draft' | 'waiting' | 'sent' | 'arrived' | 'awaited' | 'lost';

/** A photo of a visit. */
export interface VisitPhoto {
  id: string;
  state: PhotoState;
  /** Epoch milliseconds. */
  takenAt: number;
}

/** A visit's own photos, and those of the client's last visit that is over and has any. */
export interface VisitPhotos {
  own: readonly VisitPhoto[];
  last: { day: string; photos: readonly VisitPhoto[] } | null;
}

type PhotoRow = Row<Tables['photo']>;
type Kept = Awaited<ReturnType<Photos['of']>>;

const ofKept: Record<KeptState, PhotoState> = {
  ...{ kept: 'waiting', sent: 'sent', arrived: 'arrived', lost: 'lost', away: 'waiting' },
};

/** The photos of a visit in the order they were taken, drafts last; and the last ones of an earlier visit. */
export async function readPhotos(
  device: Pick<Device, 'db' | 'drafts'>,
  photos: Pick<Photos, 'of'> | null,
  visit: { id: string; streamId: string },
): Promise<VisitPhotos> {
  const [rows, drafts, lastId] = await Promise.all([
    select(device.db, 'photo', { streamId: visit.streamId }),
    device.drafts<unknown>(visit.id),
    lastPicturedVisit(device.db, visit.streamId),
  ]);
  const inOrder = rows.sort((a, b) => a.takenAt - b.takenAt);
  const shown = (of: readonly PhotoRow[], kept: Kept) => of.map((row) => shownAs(row, kept));
  const keptOf = async (visitId: string) => (await photos?.of(visitId)) ?? [];

  const own = inOrder.filter(({ visitId }) => visitId === visit.id);
  const last = inOrder.filter(({ visitId }) => visitId === lastId);
  const [first] = last;
  return {
    own: [...shown(own, await keptOf(visit.id)), ...drafts.flatMap(draftAsPhoto)],
    last: first ? { day: first.day, photos: shown(last, await keptOf(first.visitId)) } : null,
  };
}

function shownAs({ id, takenAt, arrivedAt }: PhotoRow, kept: Kept): VisitPhoto {
  const here = kept.find((one) => one.id === id);
  const state = arrivedAt !== null ? 'arrived' : here ? ofKept[here.state] : 'awaited';
  return { id, takenAt, state };
}

function draftAsPhoto({ section, body }: { section: string; body: unknown }): VisitPhoto[] {
  if (section !== PHOTOS) return [];
  const { photoId: id, takenAt } = body as PhotoDraft;
  return [{ id, takenAt, state: 'draft' }];
}
