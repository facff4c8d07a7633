import { z } from 'zod';
import { id } from '../domain/id';
import { conflictChoices } from '../record/conflict';
import type { Row } from '../record/table';
import type { Tables } from '../record/tables';
import { entryValue, kindOf, type EntryValue } from '../domain/entry';
import { may } from '../domain/permissions';
import { written } from '../domain/written';
import { canonical } from '../sync/canonical';
import { derivedId } from '../sync/derived-id';
import { isOwn } from './assignment';
import { applied, command, put, read, refused, type Change, type Context } from './command';

type Conflict = Row<Tables['conflict']>;
type Entry = Row<Tables['visitEntry']>;

/** A conflict that nobody has decided. */
export const undecided = {
  state: 'open',
  choice: null,
  decided: null,
  replaced: null,
  decidedBy: null,
  decidedAt: null,
  reason: null,
} as const satisfies Partial<Conflict>;

/**
 * A person decides between two values of one entry. Both stay legible in the conflict. An open visit's entry takes the
 * value decided for; a locked record is left as it was signed, and the value stands beside it as an addendum.
 */
export const conflictDecide = command({
  type: 'conflict.decide',
  version: 1,
  schema: z
    .strictObject({
      visitId: id,
      conflictId: id,
      /** What the record said when they decided, null for nothing: they decide about what they saw. */
      inRecord: entryValue.nullable(),
      choice: z.enum(conflictChoices),
      /** A value of their own. */
      value: entryValue.nullable(),
      reason: written().trim().min(1).max(500),
    })
    .refine(({ choice, value }) => (choice === 'other') === (value !== null), {
      message: 'A value is given where it is neither of the two.',
      path: ['value'],
    }),
  subject: ({ visitId }) => visitId,
  reads: ({ visitId, conflictId }) => ({
    visits: read('visit', { id: visitId }),
    conflicts: read('conflict', { id: conflictId, visitId }),
    entries: read('visitEntry', { visitId }),
  }),
  rule: ({ visits: [visit], conflicts: [conflict], entries }, payload, context) => {
    const { author, at, admitted } = context;
    if (!visit) return refused('visit.unknown');
    if (!admitted && !isOwn(visit, author) && !may(author.role, 'conflict.decide.any'))
      return refused('visit.unknown');
    if (!conflict) return refused('conflict.unknown');
    const entry = entries.find(({ id }) => id === conflict.entryId);
    const said = entry?.value ?? null;
    const problem = problemOf(conflict, said, payload);
    if (problem) return refused(problem);

    const { choice, reason } = payload;
    const decided = { kept: said, offered: conflict.offered, other: payload.value }[choice];
    const open = visit.state === 'in_progress';
    const replaced = open && choice !== 'kept' ? said : null;
    const decision = {
      state: 'decided',
      choice,
      decided,
      replaced,
      decidedBy: author.id,
      decidedAt: at,
    } as const;
    const settled = put('conflict', { ...conflict, ...decision, reason });
    if (choice === 'kept' || decided === null) return applied(settled);
    return applied(
      settled,
      open
        ? put('visitEntry', decidedEntry(conflict, entry, choice, decided, context))
        : correction(conflict, said, decided, reason, context),
    );
  },
});

/** Why this cannot be decided as it is put; null where it can. */
function problemOf(
  { state, offered }: Conflict,
  said: EntryValue | null,
  { inRecord, value }: { inRecord: EntryValue | null; value: EntryValue | null },
): string | null {
  if (state === 'decided') return 'conflict.decided';
  if (canonical(said) !== canonical(inRecord)) return 'conflict.changed';
  return value && kindOf(value) !== kindOf(offered) ? 'conflict.another_kind' : null;
}

/** The entry with the value decided for, in the name of whoever found it. */
function decidedEntry(
  { entryId: id, streamId, visitId, day, item, offeredBy, offeredAt }: Conflict,
  entry: Entry | undefined,
  choice: 'offered' | 'other',
  value: EntryValue,
  { author, at }: Context,
): Entry {
  // Nothing was carried over for a value that was new; any other differs from what was.
  const fresh = !entry || entry.provenance === 'new' || value.kind === 'unmeasured';
  return {
    ...{ id, streamId, visitId, day, item, kind: kindOf(value), value, together: false },
    provenance: fresh ? 'new' : 'changed',
    sourceEntryId: fresh ? null : entry.sourceEntryId,
    recordedAt: choice === 'offered' ? offeredAt : at,
    recordedBy: choice === 'offered' ? offeredBy : author.id,
  };
}

const correction = (
  { streamId, visitId, day, item }: Conflict,
  previous: EntryValue | null,
  value: EntryValue,
  reason: string,
  { commandId, author, at, receivedAt }: Context,
): Change =>
  put('addendum', {
    id: derivedId(commandId, 'decided'),
    ...{
      streamId,
      visitId,
      day,
      item,
      value,
      previous,
      text: null,
      reason,
      authorId: author.id,
      at,
      receivedAt,
    },
  });
