import { describe, expect, test } from 'vitest';
import { derivedId } from '../sync/derived-id';
import { ada, marc, noon, priya, pulse, visit } from '../testing/record-rows';
import type { Author } from './command';
import type { PayloadOf } from './commands';
import { visitAddend } from './visit-addend';

type Payload = PayloadOf<'visit.addend'>;
type Visit = ReturnType<typeof visit>;

const locked = visit('morning', { state: 'completed', completedBy: priya });
const addendum: Payload = {
  ...{ addendumId: derivedId('addendum'), visitId: locked.id, reason: 'Misread', at: noon + 5 },
  ...{ item: 'vital.pulse', value: pulse(71), previous: pulse(17), text: null },
};

const decide = (
  over: Partial<Visit> | null = {},
  author: Author = { id: priya, role: 'caregiver' },
  same: { id: string }[] = [],
) =>
  visitAddend.rule({ visits: over ? [{ ...locked, ...over }] : [], same: same as never }, addendum, {
    ...{ commandId: 'command', streamId: ada, author },
    ...{ at: noon, receivedAt: noon + 9, basis: {} },
  });

test('an addendum stands beside the locked record, dated and signed, with its reason', () => {
  const { addendumId: id, ...written } = addendum;
  expect(decide()).toEqual({
    outcome: 'applied',
    changes: [
      {
        table: 'addendum',
        row: { ...written, id, streamId: ada, day: locked.day, authorId: priya, receivedAt: noon + 9 },
      },
    ],
  });
});

describe('who may add to a locked record', () => {
  const gone: Partial<Visit> = { assignedTo: marc, completedBy: marc, formerlyAssigned: [priya] };
  test.each<[string, Partial<Visit> | null, Author, string]>([
    ['who completed it', { assignedTo: null }, { id: priya, role: 'caregiver' }, 'applied'],
    ['whom it is assigned to', { completedBy: marc }, { id: priya, role: 'caregiver' }, 'applied'],
    ['not who only had it before', gone, { id: priya, role: 'caregiver' }, 'visit.unknown'],
    ['not another caregiver', {}, { id: marc, role: 'caregiver' }, 'visit.unknown'],
    ['a coordinator', {}, { id: marc, role: 'coordinator' }, 'applied'],
    ['an administrator', {}, { id: marc, role: 'administrator' }, 'applied'],
    ['nobody, where there is no visit', null, { id: marc, role: 'coordinator' }, 'visit.unknown'],
  ])('%s', (_, over, author, outcome) => {
    const verdict = decide(over, author);
    expect('reason' in verdict ? verdict.reason : verdict.outcome).toBe(outcome);
  });
});

test.each(['planned', 'in_progress', 'cancelled', 'missed'] as const)(
  'a visit that is %s has nothing to add to',
  (state) => {
    expect(decide({ state })).toEqual({ outcome: 'refused', reason: 'visit.not_locked' });
  },
);

test('an addendum is written once', () => {
  expect(decide({}, undefined, [{ id: addendum.addendumId }])).toEqual({
    ...{ outcome: 'refused', reason: 'addendum.exists' },
  });
});

test.each<[string, object]>([
  ['neither corrects nor adds', { item: null, value: null }],
  ['corrects nothing named', { item: null }],
  ['names an item without a value', { value: null, text: 'See above.' }],
  ['gives no reason', { reason: ' ' }],
  ['adds only spaces', { item: null, value: null, text: '  ' }],
  ['says who wrote it', { authorId: marc }],
])('an addendum that %s is malformed', (_, over) => {
  expect(visitAddend.schema.safeParse(addendum).success).toBe(true);
  expect(visitAddend.schema.safeParse({ ...addendum, ...over }).success).toBe(false);
});
