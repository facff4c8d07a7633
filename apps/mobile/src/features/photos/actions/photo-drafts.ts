import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { AnyGiven } from '@berthcare/sync-client/given';
import type { LeftDraft } from '@berthcare/sync-client/ports';

/** The section of a photo's draft, which is no entry. */
export const PHOTOS = 'photos';

/** A photo that was taken and can still be taken back. */
export type PhotoDraft = Omit<PayloadOf<'photo.attach'>, 'visitId'>;

export const photoKey = (visitId: string, photoId: string): string => `${visitId}/photo/${photoId}`;

/** The photos among a visit's drafts, as the commands that attach them. */
export const photosGiven = (
  visit: { id: string; streamId: string },
  drafts: readonly LeftDraft[],
): AnyGiven[] =>
  drafts
    .filter(({ section }) => section === PHOTOS)
    .map(({ key, body }) => ({
      type: 'photo.attach',
      payload: { visitId: visit.id, ...(body as PhotoDraft) },
      stream: visit.streamId,
      consumes: [key],
    }));
