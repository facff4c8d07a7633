import { z } from 'zod';
import { id } from '../domain/id';
import { instant } from '../domain/instant';
import { photoTypes } from '../domain/photo';
import { limits } from '../sync/limits';
import { assignment } from './assignment';
import { applied, command, forReview, put, read, refused } from './command';

const pixels = z.int().min(1).max(limits.photoEdge);

/** Says what a photo is that was taken during the visit. Its picture is sent once this is answered, and holds up nothing. */
export const photoAttach = command({
  type: 'photo.attach',
  version: 1,
  schema: z.strictObject({
    photoId: id,
    visitId: id,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1).max(limits.photoBytes),
    type: z.enum(photoTypes),
    width: pixels,
    height: pixels,
    takenAt: instant,
  }),
  subject: ({ visitId }) => visitId,
  reads: ({ visitId, photoId }) => ({
    visits: read('visit', { id: visitId }),
    same: read('photo', { id: photoId }),
  }),
  rule: ({ visits: [visit], same }, { photoId, visitId, ...picture }, context) => {
    if (!visit) return refused('visit.unknown');
    const lateWork = assignment(visit, context);
    if (lateWork) return lateWork;
    if (visit.state === 'planned') return refused('visit.not_started');
    // Let in after the lock it stands beside what was signed: by whom and when it was taken is its own.
    if (visit.state !== 'in_progress' && !context.admitted) return forReview('visit.locked');
    if (same.length > 0) return refused('photo.exists');
    return applied(
      put('photo', {
        ...{ id: photoId, streamId: visit.streamId, visitId, day: visit.day },
        ...picture,
        ...{ takenBy: context.author.id, arrivedAt: null },
      }),
    );
  },
});
