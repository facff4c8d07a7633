import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { applied, command, put } from '../commands/command';
import { ada, visit } from '../testing/record-rows';
import { understand } from './decide';

/** The third edition of a command: the second renamed a member, the third made a number of a text. */
const nap = command({
  type: 'nap.take',
  version: 3,
  schema: z.strictObject({ visitId: z.string(), minutes: z.int() }),
  upcast: {
    1: (payload) => {
      const { visit: visitId, ...rest } = payload as { visit: string };
      return { visitId, ...rest };
    },
    2: (payload) => {
      const { minutes, ...rest } = payload as { minutes: string };
      return { ...rest, minutes: Number(minutes) };
    },
  },
  subject: ({ visitId }) => visitId,
  reads: () => ({}),
  rule: (_, { minutes }) => applied(put('visit', visit('nap', { summary: `${minutes} min` }))),
});

const gap = { ...nap, type: 'nap.gap', upcast: { 2: nap.upcast![2]! } };

vi.mock('../commands/commands', async (original) => {
  const { commands } = await original<typeof import('../commands/commands')>();
  return {
    get commands() {
      return { ...commands, 'nap.take': nap, 'nap.gap': gap };
    },
  };
});

const context = {
  ...{ commandId: 'command', streamId: ada, author: { id: 'author', role: 'caregiver' as const } },
  ...{ at: 1, receivedAt: null, basis: {} },
};

test.each([
  [3, { visitId: 'v', minutes: 20 }],
  [2, { visitId: 'v', minutes: '20' }],
  [1, { visit: 'v', minutes: '20' }],
])('a payload of version %i is understood as it was meant', (version, payload) => {
  const understood = understand('nap.take', version, payload);
  if ('refused' in understood) throw new Error(understood.refused);
  expect(understood.subject).toBe('v');
  expect(understood.decide({}, context)).toMatchObject({ changes: [{ row: { summary: '20 min' } }] });
});

test.each([
  ['of a type that nobody knows', 'nap.skip', 1, {}, 'command.unknown'],
  ['whose type every object has', 'constructor', 1, {}, 'command.unknown'],
  ['of a newer app', 'nap.take', 4, { visitId: 'v', minutes: 20 }, 'command.unknown'],
  ['of a version whose upcaster is gone', 'nap.gap', 1, { visit: 'v', minutes: '20' }, 'command.unknown'],
  ['that is not what its type says', 'nap.take', 3, { visitId: 'v' }, 'command.malformed'],
  ['that is no object', 'nap.take', 3, null, 'command.malformed'],
])('a command %s is refused', (_, type, version, payload, refused) => {
  expect(understand(type, version, payload)).toEqual({ refused });
});

test('an old command that its upcaster cannot read is refused, and stops nothing', () => {
  expect(understand('nap.take', 1, null)).toEqual({ refused: 'command.malformed' });
});
