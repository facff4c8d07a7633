import { expect, test } from 'vitest';
import { ada, noon, priya, visit } from '../testing/record-rows';
import { visitStart } from './visit-start';

test('starting keeps when, by whom and where', () => {
  const morning = visit('morning');
  const place = { latitude: 45.4, longitude: -75.7, accuracy: 12, at: noon };
  const verdict = visitStart.rule(
    { visits: [morning] },
    { visitId: morning.id, startedAt: noon + 5, place },
    {
      ...{ commandId: 'command', streamId: ada, author: { id: priya, role: 'caregiver' } },
      ...{ at: noon + 9, receivedAt: null, basis: {} },
    },
  );
  expect(verdict).toEqual({
    outcome: 'applied',
    changes: [
      {
        table: 'visit',
        row: { ...morning, state: 'in_progress', startedAt: noon + 5, startedBy: priya, startPlace: place },
      },
    ],
  });
});

test.each([
  ['no place at all', { place: undefined }],
  ['a place beyond the pole', { place: { latitude: 91, longitude: 0, accuracy: 1, at: 1 } }],
  ['a reason that is none', { place: { missing: 'bored' } }],
  ['a broken time', { startedAt: 1.5 }],
  ['a visit that is no id', { visitId: 'morning' }],
  ['more than it may say', { completedBy: priya }],
])('a start with %s is malformed', (_, over) => {
  const payload = { visitId: visit('morning').id, startedAt: 1, place: { missing: 'pending' }, ...over };
  expect(visitStart.schema.safeParse(payload).success).toBe(false);
});
