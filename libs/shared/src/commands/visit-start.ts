import { z } from 'zod';
import { instant } from '../domain/instant';
import { place } from '../domain/visit';
import { applied, command, forReview, put, read, refused } from './command';
import { assignment } from './assignment';

/** Check-in: the caregiver is there. */
export const visitStart = command({
  type: 'visit.start',
  version: 1,
  schema: z.strictObject({ visitId: z.uuid(), startedAt: instant, place }),
  subject: ({ visitId }) => visitId,
  reads: ({ visitId }) => ({ visits: read('visit', { id: visitId }) }),
  rule: ({ visits: [visit] }, { startedAt, place }, { author }) => {
    if (!visit) return refused('visit.unknown');
    const lateWork = assignment(visit, author);
    if (lateWork) return lateWork;
    if (visit.state !== 'planned') return forReview('visit.already_started');
    return applied(
      put('visit', { ...visit, state: 'in_progress', startedAt, startedBy: author.id, startPlace: place }),
    );
  },
});
