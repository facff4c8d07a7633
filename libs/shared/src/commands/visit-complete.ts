import { z } from 'zod';
import { id } from '../domain/id';
import { instant } from '../domain/instant';
import { comparedDays, reviewReasons, shareOf } from '../domain/provenance';
import { place, signature, unsignedReason } from '../domain/visit';
import { applied, command, forReview, put, read, readRecent, refused } from './command';
import { written } from '../domain/written';
import { assignment } from './assignment';
import { lateSummary } from './late-entries';

/** Check-out: the record is signed, or says why not, and locks. */
export const visitComplete = command({
  type: 'visit.complete',
  version: 1,
  schema: z
    .strictObject({
      visitId: id,
      endedAt: instant,
      place,
      summary: written().max(4000),
      signature: signature.nullable(),
      unsignedReason: unsignedReason.nullable(),
    })
    .refine((payload) => !(payload.signature && payload.unsignedReason), {
      message: 'A record is signed or says why not; it cannot do both.',
    }),
  subject: ({ visitId }) => visitId,
  reads: ({ visitId }) => ({
    visits: read('visit', { id: visitId }),
    templates: read('template', {}),
    entries: read('visitEntry', { visitId }),
    vitals: readRecent('visitEntry', { kind: 'vital' }, ['visitId', 'item', 'value'], {
      ...{ visitId, days: comparedDays },
    }),
    completed: readRecent('visit', { state: 'completed' }, ['plannedStart'], { visitId, days: comparedDays }),
  }),
  rule: ({ visits: [visit], templates, entries, vitals, completed }, payload, context) => {
    const { author, receivedAt, at, admitted } = context;
    if (!visit) return refused('visit.unknown');
    const lateWork = assignment(visit, context);
    if (lateWork) return lateWork;
    if (visit.state === 'planned') return refused('visit.not_started');
    if (visit.state !== 'in_progress') {
      return admitted
        ? applied(...lateSummary(visit, payload, context, admitted))
        : forReview('visit.locked');
    }
    const template = templates.find(({ id }) => id === visit.templateId);
    if (template?.signature && !payload.signature && !payload.unsignedReason && !admitted)
      return refused('visit.signature_missing');

    const { endedAt, place, summary, signature, unsignedReason } = payload;
    return applied(
      put('visit', {
        ...visit,
        state: 'completed',
        endedAt,
        endPlace: place,
        summary,
        signature,
        unsignedReason,
        share: shareOf(entries),
        reviewReasons: reviewReasons(visit, entries, completed, vitals, template),
        completedBy: author.id,
        lockedAt: at,
        receivedAt,
      }),
    );
  },
});
