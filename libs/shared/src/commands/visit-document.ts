import { z } from 'zod';
import { id } from '../domain/id';
import { entryId, entryKinds, entryValue, itemName, kindOf, provenances } from '../domain/entry';
import { instant } from '../domain/instant';
import { place } from '../domain/visit';
import { derivedId } from '../sync/derived-id';
import { sawCurrent } from '../sync/groups';
import { assignment } from './assignment';
import { applied, command, forReview, put, read, refused, type Change } from './command';
import { undecided } from './conflict-decide';
import { lateEntries } from './late-entries';

const entry = z
  .strictObject({
    item: itemName,
    kind: z.enum(entryKinds),
    value: entryValue,
    provenance: z.enum(provenances),
    sourceEntryId: id.nullable(),
    together: z.boolean(),
    recordedAt: instant,
  })
  .refine(({ kind, value }) => kind === kindOf(value), {
    message: 'The value is of another kind.',
    path: ['value'],
  })
  .refine(
    ({ value, provenance }) => provenance === 'new' || (value.kind !== 'note' && value.kind !== 'unmeasured'),
    {
      message: 'A note, or why nothing was measured, is never copied from an earlier visit.',
      path: ['provenance'],
    },
  );

/** What was measured, done or written in one section; the place of check-in when it came after the check-in. */
export const visitDocument = command({
  type: 'visit.document',
  version: 1,
  schema: z.strictObject({ visitId: id, entries: z.array(entry).max(100), place: place.optional() }),
  subject: ({ visitId }) => visitId,
  reads: ({ visitId }) => ({
    visits: read('visit', { id: visitId }),
    entries: read('visitEntry', { visitId }),
  }),
  rule: ({ visits: [visit], entries }, payload, context) => {
    if (!visit) return refused('visit.unknown');
    const lateWork = assignment(visit, context);
    if (lateWork) return lateWork;
    if (visit.state === 'planned') return refused('visit.not_started');
    if (visit.state !== 'in_progress') {
      if (!context.admitted) return forReview('visit.locked');
      return applied(...lateEntries(visit, entries, payload.entries, context, context.admitted));
    }

    const changes: Change[] = [];
    let contested = false;
    if (payload.place) changes.push(put('visit', { ...visit, startPlace: payload.place }));
    for (const { item, ...written } of payload.entries) {
      const id = entryId(visit.id, item);
      const existing = entries.find((row) => row.id === id);
      const row = {
        ...{ id, streamId: visit.streamId, visitId: visit.id, day: visit.day, item },
        ...written,
        recordedBy: context.author.id,
      };
      if (sawCurrent('visitEntry', 'value', existing, row, context.basis)) {
        changes.push(put('visitEntry', row));
        continue;
      }
      contested = true;
      changes.push(
        put('conflict', {
          id: derivedId(context.commandId, 'conflict', item),
          streamId: visit.streamId,
          visitId: visit.id,
          day: visit.day,
          entryId: id,
          item,
          kept: existing!.value,
          keptBy: existing!.recordedBy,
          keptAt: existing!.recordedAt,
          offered: row.value,
          offeredBy: context.author.id,
          offeredAt: row.recordedAt,
          commandId: context.commandId,
          ...undecided,
        }),
      );
    }
    return { outcome: contested ? 'conflict' : 'applied', changes };
  },
});
