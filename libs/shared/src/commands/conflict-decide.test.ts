import { describe, expect, test } from 'vitest';
import type { EntryValue } from '../domain/entry';
import type { Row } from '../record/table';
import type { Tables } from '../record/tables';
import { derivedId } from '../sync/derived-id';
import { ada, entry, marc, noon, priya, pulse, visit } from '../testing/record-rows';
import type { Author } from './command';
import type { PayloadOf } from './commands';
import { conflictDecide, undecided } from './conflict-decide';

type Conflict = Row<Tables['conflict']>;
type Payload = PayloadOf<'conflict.decide'>;

const dana = derivedId('person', 'dana');
const office: Author = { id: dana, role: 'coordinator' };
const open = visit('morning', { state: 'in_progress' });
const locked = visit('morning', { state: 'completed', completedBy: priya });
const recorded = entry(open, 'vital.pulse', pulse(70), { provenance: 'confirmed', sourceEntryId: 'before' });

const conflict: Conflict = {
  ...{ id: derivedId('conflict'), streamId: ada, visitId: open.id, day: open.day, entryId: recorded.id },
  ...{ item: 'vital.pulse', kept: pulse(70), keptBy: marc, keptAt: noon, commandId: 'offering' },
  ...{ offered: pulse(88), offeredBy: priya, offeredAt: noon - 9, ...undecided },
};

interface Case {
  of?: typeof open;
  there?: Conflict[];
  entries?: (typeof recorded)[];
  author?: Author;
  over?: Partial<Payload>;
}

const decide = ({
  of = open,
  there = [conflict],
  entries = [recorded],
  author = office,
  over = {},
}: Case = {}) =>
  conflictDecide.rule(
    { visits: [of], conflicts: there, entries },
    {
      ...{ visitId: of.id, conflictId: conflict.id, inRecord: entries[0]?.value ?? null },
      ...{ choice: 'offered', value: null, reason: 'Taken again', ...over },
    },
    { ...{ commandId: 'decision', streamId: ada, author, at: noon + 60, receivedAt: noon + 61, basis: {} } },
  );

const decided = (over: Partial<Conflict>) => ({
  table: 'conflict',
  row: {
    ...conflict,
    ...{ state: 'decided', decidedBy: dana, decidedAt: noon + 60, reason: 'Taken again', ...over },
  },
});

describe('while the visit is open', () => {
  test('what the record says may stay: both sides stay in the conflict, with who decided and why', () => {
    expect(decide({ over: { choice: 'kept' } })).toEqual({
      outcome: 'applied',
      changes: [decided({ choice: 'kept', decided: pulse(70) })],
    });
  });

  test('what arrived takes its place in the name of whoever measured it', () => {
    const { sourceEntryId } = recorded;
    expect(decide()).toEqual({
      outcome: 'applied',
      changes: [
        decided({ choice: 'offered', decided: pulse(88), replaced: pulse(70) }),
        {
          table: 'visitEntry',
          row: {
            ...recorded,
            ...{ value: pulse(88), provenance: 'changed', sourceEntryId },
            ...{ recordedBy: priya, recordedAt: noon - 9 },
          },
        },
      ],
    });
  });

  test('a third value is the decider’s own', () => {
    expect(decide({ over: { choice: 'other', value: pulse(79) } })).toMatchObject({
      changes: [
        decided({ choice: 'other', decided: pulse(79), replaced: pulse(70) }),
        { table: 'visitEntry', row: { value: pulse(79), recordedBy: dana, recordedAt: noon + 60 } },
      ],
    });
  });

  test('a value that came in between is kept as well: the conflict says what was replaced', () => {
    const later = { ...recorded, value: pulse(71) };
    expect(decide({ entries: [later] })).toMatchObject({
      changes: [
        { row: { kept: pulse(70), replaced: pulse(71), decided: pulse(88) } },
        { table: 'visitEntry' },
      ],
    });
  });

  test.each<[string, EntryValue, Partial<typeof recorded>, object]>([
    [
      'a value over one that was new',
      pulse(88),
      { provenance: 'new', sourceEntryId: null },
      { provenance: 'new' },
    ],
    [
      'why nothing was measured',
      { kind: 'unmeasured', reason: 'refused' },
      {},
      { provenance: 'new', sourceEntryId: null, kind: 'vital' },
    ],
  ])('%s is new', (_, offered, was, expected) => {
    const verdict = decide({ there: [{ ...conflict, offered }], entries: [{ ...recorded, ...was }] });
    expect(verdict).toMatchObject({ changes: [{}, { table: 'visitEntry', row: expected }] });
  });

  test('an entry that was erased comes back with what arrived, and stays away with what the record says', () => {
    expect(decide({ entries: [] })).toMatchObject({
      changes: [
        { row: { decided: pulse(88), replaced: null } },
        { table: 'visitEntry', row: { id: recorded.id, value: pulse(88), provenance: 'new' } },
      ],
    });
    expect(decide({ entries: [], over: { choice: 'kept' } })).toMatchObject({
      changes: [{ row: { state: 'decided', choice: 'kept', decided: null } }],
    });
  });
});

test('a locked record stays as it was signed; the value stands beside it', () => {
  expect(decide({ of: locked })).toEqual({
    outcome: 'applied',
    changes: [
      decided({ choice: 'offered', decided: pulse(88) }),
      {
        table: 'addendum',
        row: {
          ...{ id: derivedId('decision', 'decided'), streamId: ada, visitId: locked.id, day: locked.day },
          ...{
            item: 'vital.pulse',
            value: pulse(88),
            previous: pulse(70),
            text: null,
            reason: 'Taken again',
          },
          ...{ authorId: dana, at: noon + 60, receivedAt: noon + 61 },
        },
      },
    ],
  });
  expect(decide({ of: locked, over: { choice: 'kept' } })).toMatchObject({
    changes: [{ table: 'conflict' }],
  });
});

describe('who decides', () => {
  const elsewhere = { ...open, assignedTo: marc, formerlyAssigned: [priya] };
  test.each<[string, typeof open, Author, string]>([
    ['a coordinator', elsewhere, office, 'applied'],
    ['an administrator', elsewhere, { id: dana, role: 'administrator' }, 'applied'],
    ['whose visit it is', open, { id: priya, role: 'caregiver' }, 'applied'],
    ['who completed it', { ...locked, assignedTo: null }, { id: priya, role: 'caregiver' }, 'applied'],
    ['not who only had it before', elsewhere, { id: priya, role: 'caregiver' }, 'visit.unknown'],
    ['not another caregiver', open, { id: marc, role: 'caregiver' }, 'visit.unknown'],
  ])('%s', (_, of, author, expected) => {
    const verdict = decide({ of, author });
    expect('reason' in verdict ? verdict.reason : verdict.outcome).toBe(expected);
  });
});

test.each<[string, Case, string]>([
  ['somebody decided before', { there: [{ ...conflict, state: 'decided' }] }, 'conflict.decided'],
  ['the record says something else by now', { over: { inRecord: pulse(69) } }, 'conflict.changed'],
  ['the record says nothing any more', { entries: [], over: { inRecord: pulse(70) } }, 'conflict.changed'],
  ['there is no such conflict', { there: [] }, 'conflict.unknown'],
  [
    'the value is of another kind',
    { over: { choice: 'other', value: { kind: 'note', text: 'Calm' } } },
    'conflict.another_kind',
  ],
])('nothing is decided when %s', (_, of, reason) => {
  expect(decide(of)).toEqual({ outcome: 'refused', reason });
});

test.each<[string, object]>([
  ['chooses neither and gives no value', { choice: 'other' }],
  ['chooses one and gives another', { choice: 'kept', value: pulse(70) }],
  ['does not say why', { reason: ' ' }],
  ['does not say what it saw', { inRecord: undefined }],
])('a decision that %s is malformed', (_, over) => {
  const payload = {
    ...{ visitId: open.id, conflictId: conflict.id, inRecord: pulse(70) },
    ...{ choice: 'offered', value: null, reason: 'Taken again' },
  };
  expect(conflictDecide.schema.safeParse(payload).success).toBe(true);
  expect(conflictDecide.schema.safeParse({ ...payload, ...over }).success).toBe(false);
});
