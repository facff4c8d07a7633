import { describe, expect, test } from 'vitest';
import { comparedDays } from '../domain/provenance';
import { limits } from '../sync/limits';
import { ada, entry, noon, priya, pulse, templateId, visit } from '../testing/record-rows';
import type { PayloadOf } from './commands';
import { visitComplete } from './visit-complete';

type Payload = PayloadOf<'visit.complete'>;

const morning = visit('morning', { state: 'in_progress', startedAt: noon, startedBy: priya });
const signature: Payload['signature'] = {
  ...{ signer: 'client', name: 'Ada Osei', strokes: [[1, 2, 3, 4]], width: 300, at: noon },
};
const completion: Payload = {
  ...{ visitId: morning.id, endedAt: noon + 5, place: { missing: 'timeout' }, summary: 'Calm.' },
  ...{ signature, unsignedReason: null },
};

const template = (needed: boolean) => ({
  ...{ id: templateId, streamId: 'agency', code: 'care', edition: 1, active: true, signature: needed },
  ...{ name: { en: 'Care', fr: 'Soins' }, sections: [] },
});

const decide = (
  over: Partial<Payload> = {},
  { needed = true, entries = [] as ReturnType<typeof entry>[] } = {},
) =>
  visitComplete.rule(
    { visits: [morning], templates: [template(needed)], entries, vitals: entries, completed: [] },
    { ...completion, ...over },
    {
      ...{ commandId: 'command', streamId: ada, author: { id: priya, role: 'caregiver' } },
      ...{ at: noon + 9, receivedAt: noon + 99, basis: {} },
    },
  );

test('of earlier visits it reads no more than it compares, and none that phones no longer hold', () => {
  const { completed, vitals } = visitComplete.reads(completion);
  expect(completed.columns).toEqual(['plannedStart']);
  expect(vitals.columns).toEqual(['visitId', 'item', 'value']);
  for (const { recent } of [completed, vitals]) {
    expect(recent).toEqual({ visitId: morning.id, days: comparedDays });
    expect(comparedDays).toBeLessThan(limits.windowBackDays);
  }
});

test('completing locks the record, with what was counted of it', () => {
  const entries = [
    entry(morning, 'vital.pulse', pulse(71), { provenance: 'changed' }),
    entry(morning, 'task.wash', { kind: 'task', done: 'done' }, { provenance: 'reused' }),
    entry(morning, 'note', { kind: 'note', text: 'Calm' }),
  ];
  expect(decide({}, { entries })).toEqual({
    outcome: 'applied',
    changes: [
      {
        table: 'visit',
        row: {
          ...morning,
          ...{ state: 'completed', completedBy: priya, lockedAt: noon + 9, receivedAt: noon + 99 },
          ...{ endedAt: noon + 5, endPlace: completion.place, summary: 'Calm.', signature },
          ...{ share: { changed: 1, confirmed: 0, reused: 1, new: 0 }, reviewReasons: [] },
        },
      },
    ],
  });
});

describe('a signature', () => {
  const asleep: Partial<Payload> = { signature: null, unsignedReason: { reason: 'asleep' } };
  test.each<[string, Partial<Payload>, boolean, string]>([
    ['that is needed and there', {}, true, 'applied'],
    ['that is needed, and missing for a reason', asleep, true, 'applied'],
    ['that is needed, and missing', { signature: null }, true, 'visit.signature_missing'],
    ['that is not needed, and missing', { signature: null }, false, 'applied'],
    ['that is not needed, and there all the same', {}, false, 'applied'],
  ])('%s', (_, over, needed, outcome) => {
    const verdict = decide(over, { needed });
    expect('reason' in verdict ? verdict.reason : verdict.outcome).toBe(outcome);
  });
});

test.each<[string, object]>([
  ['both signed and not', { unsignedReason: { reason: 'asleep' } }],
  ['without strokes', { signature: { ...signature, strokes: [] } }],
  ['by nobody', { signature: { ...signature, name: ' ' } }],
  ['for no reason', { signature: null, unsignedReason: { reason: 'late' } }],
  ['without a place', { place: null }],
  ['with a receipt of its own', { receivedAt: noon }],
])('a completion %s is malformed', (_, over) => {
  expect(visitComplete.schema.safeParse(completion).success).toBe(true);
  expect(visitComplete.schema.safeParse({ ...completion, ...over }).success).toBe(false);
});
