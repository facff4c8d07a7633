import { z } from 'zod';
import { id } from '../domain/id';
import { instant } from '../domain/instant';
import { place } from '../domain/visit';
import { applied, command, forReview, put, read, refused } from './command';
import { assignment } from './assignment';

/** Check-in: the caregiver is there. */
export const visitStart = command({
  type: 'visit.start',
  version: 1,
  schema: z.strictObject({ visitId: id, startedAt: instant, place }),
  subject: ({ visitId }) => visitId,
  reads: ({ visitId }) => ({ visits: read('visit', { id: visitId }) }),
  rule: ({ visits: [visit] }, { startedAt, place }, context) => {
    if (!visit) return refused('visit.unknown');
    const lateWork = assignment(visit, context);
    if (lateWork) return lateWork;
    // It took place after all.
    const calledOff = visit.state === 'cancelled' || visit.state === 'missed';
    if (visit.state !== 'planned' && !(calledOff && context.admitted))
      return forReview('visit.already_started');
    const startedBy = context.author.id;
    return applied(put('visit', { ...visit, state: 'in_progress', startedAt, startedBy, startPlace: place }));
  },
});
