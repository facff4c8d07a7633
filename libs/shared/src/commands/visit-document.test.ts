import { describe, expect, test } from 'vitest';
import { entryId, type EntryValue } from '../domain/entry';
import { derivedId } from '../sync/derived-id';
import { groupHash, groupKey } from '../sync/groups';
import { ada, documented, entry, marc, noon, priya, pulse, visit } from '../testing/record-rows';
import type { Context } from './command';
import { visitDocument } from './visit-document';

const morning = visit('morning', { state: 'in_progress' });
const earlier = entry(morning, 'vital.pulse', pulse(70));
const weight: EntryValue = { kind: 'vital', amount: 61.4 };

const sees = (...rows: { id: string }[]): Context['basis'] =>
  Object.fromEntries(
    rows.map((row) => [groupKey('visitEntry', row.id, 'value'), groupHash('visitEntry', 'value', row)]),
  );

const decide = (
  entries: ReturnType<typeof documented>[],
  {
    there = [] as (typeof earlier)[],
    basis = {},
    ...over
  }: { there?: (typeof earlier)[]; basis?: Context['basis']; place?: { missing: 'denied' } } = {},
) =>
  visitDocument.rule(
    { visits: [morning], entries: there },
    { visitId: morning.id, entries, ...over },
    {
      ...{ commandId: 'command', streamId: ada, author: { id: priya, role: 'caregiver' } },
      ...{ at: noon, receivedAt: noon, basis },
    },
  );

test('each item becomes the row of its visit and item, by its author', () => {
  const verdict = decide([
    documented('vital.pulse', pulse(71)),
    documented('note', { kind: 'note', text: 'Calm' }),
  ]);
  expect(verdict).toEqual({
    outcome: 'applied',
    changes: ['vital.pulse', 'note'].map((item, index) => ({
      table: 'visitEntry',
      row: {
        ...documented(item, index === 0 ? pulse(71) : { kind: 'note', text: 'Calm' }),
        ...{
          id: entryId(morning.id, item),
          streamId: ada,
          visitId: morning.id,
          day: morning.day,
          recordedBy: priya,
        },
      },
    })),
  });
});

test('a value that its author saw is replaced', () => {
  expect(
    decide([documented('vital.pulse', pulse(71))], { there: [earlier], basis: sees(earlier) }),
  ).toMatchObject({
    ...{
      outcome: 'applied',
      changes: [{ table: 'visitEntry', row: { value: pulse(71), recordedBy: priya } }],
    },
  });
});

test('a value that its author did not see stays, and theirs is kept beside it', () => {
  const verdict = decide([documented('vital.pulse', pulse(71)), documented('vital.weight', weight)], {
    there: [earlier],
  });
  expect(verdict).toMatchObject({
    outcome: 'conflict',
    changes: [
      {
        table: 'conflict',
        row: {
          ...{ id: derivedId('command', 'conflict', 'vital.pulse'), streamId: ada, visitId: morning.id },
          ...{ day: morning.day, entryId: earlier.id, item: 'vital.pulse', state: 'open' },
          ...{ kept: pulse(70), keptBy: marc, keptAt: noon },
          ...{ offered: pulse(71), offeredBy: priya, offeredAt: noon },
        },
      },
      // Different groups merge.
      { table: 'visitEntry', row: { item: 'vital.weight', value: weight } },
    ],
  });
});

test('the same value from two people is no conflict', () => {
  expect(decide([documented('vital.pulse', pulse(70))], { there: [earlier] }).outcome).toBe('applied');
});

test('the two values of a blood pressure belong together', () => {
  const there = entry(morning, 'vital.blood_pressure', { kind: 'vital', amount: 120, second: 80 });
  const offered = documented('vital.blood_pressure', { kind: 'vital', amount: 120, second: 85 });
  expect(decide([offered], { there: [there] }).outcome).toBe('conflict');
});

test('a place that came after the check-in is kept with the visit', () => {
  expect(decide([], { place: { missing: 'denied' } })).toEqual({
    outcome: 'applied',
    changes: [{ table: 'visit', row: { ...morning, startPlace: { missing: 'denied' } } }],
  });
});

test('nothing documented changes nothing', () =>
  expect(decide([])).toEqual({ outcome: 'applied', changes: [] }));

describe('an entry is malformed when', () => {
  const good = documented('vital.pulse', pulse(71));
  const note = documented('note', { kind: 'note', text: 'Calm' });
  const task = documented('task.wash', { kind: 'task', done: 'done' });
  const none = documented('vital.pulse', { kind: 'unmeasured', reason: 'other', detail: 'Arm in plaster' });
  test.each<[string, object]>([
    ['its value is of another kind', { ...good, kind: 'task' }],
    ['a note is said to be reused', { ...note, provenance: 'reused' }],
    ['a note is said to be confirmed', { ...note, provenance: 'confirmed' }],
    ['a task was declined without a reason', { ...task, value: { kind: 'task', done: 'declined' } }],
    [
      'a task was not needed for a reason of spaces',
      { ...task, value: { kind: 'task', done: 'not_needed', reason: '  ' } },
    ],
    ['what was not measured stands in a task', { ...none, kind: 'task' }],
    ['what was not measured is said to be reused', { ...none, provenance: 'reused' }],
    ['it gives no reason', { ...none, value: { kind: 'unmeasured' } }],
    ['its reason is another one without words', { ...none, value: { kind: 'unmeasured', reason: 'other' } }],
    ['an amount is below nothing', { ...good, value: pulse(-1) }],
    ['an amount is no number', { ...good, value: { kind: 'vital', amount: '71' } }],
    ['its item has no name', { ...good, item: '' }],
    ['its source is no id', { ...good, sourceEntryId: 'yesterday' }],
    ['it says who recorded it', { ...good, recordedBy: marc }],
  ])('%s', (_, wrong) => {
    const parse = (entry: object) =>
      visitDocument.schema.safeParse({ visitId: morning.id, entries: [entry] });
    expect(parse(wrong).success).toBe(false);
    expect([good, note, task, none].every((entry) => parse(entry).success)).toBe(true);
  });
});
