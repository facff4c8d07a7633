import { describe, expect, test } from 'vitest';
import { derivedId } from '../sync/derived-id';
import { understand } from '../sync/decide';
import { ada, documented, entry, marc, noon, priya, pulse, visit } from '../testing/record-rows';
import type { Verdict } from './command';

type Visit = ReturnType<typeof visit>;

const payloads = {
  'visit.start': { startedAt: noon, place: { missing: 'denied' } },
  'visit.document': {
    entries: [documented('vital.pulse', pulse(71)), documented('note', { kind: 'note', text: 'Calm' })],
  },
  'visit.complete': {
    ...{ endedAt: noon, place: { missing: 'denied' }, summary: 'All done.', signature: null },
    unsignedReason: null,
  },
  'visit.addend': {
    ...{ addendumId: derivedId('addendum'), item: null, value: null, previous: null },
    ...{ text: 'Also.', reason: 'Forgotten', at: noon },
  },
};
type Type = keyof typeof payloads;

/** The office lets the work of somebody in who no longer has the visit. */
function letIn(type: Type, over: Partial<Visit>, entries: ReturnType<typeof entry>[] = []): Verdict {
  const of = visit('morning', { assignedTo: marc, formerlyAssigned: [priya], ...over });
  const understood = understand(type, 1, { visitId: of.id, ...payloads[type] });
  if ('refused' in understood) throw new Error(understood.refused);
  const templates = [{ id: of.templateId, sections: [], signature: true }];
  const record = { visits: [of], entries, templates, vitals: [], completed: [], same: [] };
  return understood.decide(record as never, {
    ...{ commandId: 'late', streamId: ada, author: { id: priya, role: 'caregiver' }, basis: {} },
    ...{ at: noon + 5, receivedAt: noon + 9, admitted: { reason: 'No network there' } },
  });
}

const outcomeOf = (verdict: Verdict) => ('reason' in verdict ? verdict.reason : verdict.outcome);

test.each<[string, Partial<Visit>, Record<Type, string>]>([
  [
    'planned',
    {},
    {
      'visit.start': 'applied',
      'visit.document': 'visit.not_started',
      'visit.complete': 'visit.not_started',
      'visit.addend': 'visit.not_locked',
    },
  ],
  [
    'in progress',
    { state: 'in_progress' },
    {
      'visit.start': 'visit.already_started',
      'visit.document': 'applied',
      'visit.complete': 'applied',
      'visit.addend': 'visit.not_locked',
    },
  ],
  [
    'completed',
    { state: 'completed' },
    {
      'visit.start': 'visit.already_started',
      'visit.document': 'applied',
      'visit.complete': 'applied',
      'visit.addend': 'applied',
    },
  ],
  [
    'missed, as far as the office knew',
    { state: 'missed' },
    {
      'visit.start': 'applied',
      'visit.document': 'applied',
      'visit.complete': 'applied',
      'visit.addend': 'visit.not_locked',
    },
  ],
])('of a visit that is %s', (_, over, expected) => {
  const found = Object.keys(payloads).map((type) => [type, outcomeOf(letIn(type as Type, over))]);
  expect(Object.fromEntries(found)).toEqual(expected);
});

describe('after the lock it stands beside what was signed, in its author’s name', () => {
  const late = {
    ...{ streamId: ada, visitId: visit('morning').id, day: visit('morning').day, reason: 'No network there' },
    ...{ authorId: priya, at: noon + 5, receivedAt: noon + 9 },
  };

  test('each value with the one on record', () => {
    const there = entry(visit('morning'), 'vital.pulse', pulse(70));
    expect(letIn('visit.document', { state: 'completed' }, [there])).toEqual({
      outcome: 'applied',
      changes: [
        {
          table: 'addendum',
          row: {
            ...late,
            ...{ id: derivedId('late', 'late', 'vital.pulse'), item: 'vital.pulse', text: null },
            ...{ value: pulse(71), previous: pulse(70) },
          },
        },
        {
          table: 'addendum',
          row: {
            ...late,
            ...{ id: derivedId('late', 'late', 'note'), item: 'note', text: null },
            ...{ value: { kind: 'note', text: 'Calm' }, previous: null },
          },
        },
      ],
    });
  });

  test('what the record says already is not said again', () => {
    const there = entry(visit('morning'), 'vital.pulse', pulse(71));
    expect(letIn('visit.document', { state: 'completed' }, [there])).toMatchObject({
      changes: [{ row: { item: 'note' } }],
    });
  });

  test('the words of a second completion', () => {
    expect(letIn('visit.complete', { state: 'completed', completedBy: marc })).toEqual({
      outcome: 'applied',
      changes: [
        {
          table: 'addendum',
          row: {
            ...{ ...late, id: derivedId('late', 'late', ''), item: null, value: null, previous: null },
            text: 'All done.',
          },
        },
      ],
    });
  });
});

test('it completes an open visit in its author’s name, as late as they did it', () => {
  expect(letIn('visit.complete', { state: 'in_progress' })).toMatchObject({
    changes: [{ row: { completedBy: priya, lockedAt: noon + 5, receivedAt: noon + 9, assignedTo: marc } }],
  });
});
