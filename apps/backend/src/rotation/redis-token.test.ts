import { describe, expect, test } from 'vitest';
import { Killed, killSwitch } from '../../test/cloud/kill-switch';
import { memoryParameters } from '../../test/cloud/memory-parameters';
import { rotateToken } from './redis-token';
import type { TokenHolder, TryToken } from './token-holder';

const name = 'redis/token';

/** A group as ElastiCache keeps it: at most two tokens, open until one is set alone, changed when it is next settled. */
function group({ tokens = [] as string[], open = true } = {}) {
  const state = { tokens, open };
  let pending: (() => void) | undefined;
  const ask = (change: () => void) => {
    if (pending !== undefined) throw new Error('InvalidReplicationGroupState');
    pending = change;
  };
  const holder: TokenHolder = {
    settled: async () => {
      pending?.();
      pending = undefined;
    },
    add: async (token) => ask(() => (state.tokens = [...state.tokens.slice(-1), token])),
    keepOnly: async (token) =>
      ask(() => {
        if (!state.tokens.includes(token)) throw new Error('InvalidParameterCombination');
        Object.assign(state, { tokens: [token], open: false });
      }),
  };
  const admits: TryToken = async (token) => (token === undefined ? state.open : state.tokens.includes(token));
  return { state, holder, admits };
}

test('the first gives the token that is stored, and closes it to everybody else', async () => {
  const parameters = memoryParameters({ [name]: 'first' });
  const { state, ...redis } = group();
  await rotateToken({ parameters, name, ...redis });
  expect(state).toEqual({ tokens: ['first'], open: false });
  expect(parameters.versions(name)).toEqual(['first']);
});

test('each later one replaces it by a new one', async () => {
  const parameters = memoryParameters({ [name]: 'first' });
  const { state, ...redis } = group({ tokens: ['first'], open: false });
  await rotateToken({ parameters, name, ...redis });
  await rotateToken({ parameters, name, ...redis });
  const [first, second, third] = parameters.versions(name);
  expect(first).toBe('first');
  expect(new Set([first, second, third]).size).toBe(3);
  expect(third).toMatch(/^[A-Za-z0-9!&#$^<>-]{16,128}$/);
  expect(state).toEqual({ tokens: [third], open: false });
});

describe('killed at every step, it is gone on with by the next', () => {
  test.each([
    ['from a Redis without a token', {}, ['stored']],
    ['from one with a token', { tokens: ['stored'], open: false }, ['stored', 'new']],
  ])('%s', async (_name, start, ends) => {
    let killed = 0;
    for (let at = 1; ; at += 1) {
      const parameters = memoryParameters({ [name]: 'stored' });
      const { state, ...redis } = group(structuredClone(start));
      // Whoever starts at any moment gets in with the latest version or the one before it.
      const watch = async () => {
        const known = parameters.versions(name).slice(-2);
        expect(state.open || known.some((token) => state.tokens.includes(token))).toBe(true);
      };
      const { guard, steps } = killSwitch(at, watch);
      const admits = guard({ admits: redis.admits }).admits;
      const cut = { parameters: guard(parameters), name, holder: guard(redis.holder), admits };
      const end = await rotateToken(cut).catch((error: unknown) => error);
      if (end === undefined) {
        expect(steps()).toBe(at - 1);
        break;
      }
      expect(end).toBeInstanceOf(Killed);
      killed += 1;
      await watch();
      await rotateToken({ parameters, name, ...redis });
      const versions = parameters.versions(name);
      expect(state).toEqual({ tokens: [versions.at(-1)], open: false });
      // One new token more where the one that was cut short had come to its end in truth.
      expect([ends.length, ends.length + 1]).toContain(versions.length);
    }
    expect(killed).toBeGreaterThan(10);
  });
});

describe('what Redis does not do is said, not believed', () => {
  const start = { tokens: ['stored'], open: false };
  test.each([
    ['it takes no token', { add: async () => undefined }, 'does not take the token that was added'],
    ['it keeps the old one', { keepOnly: async () => undefined }, 'still takes the token before'],
  ])('%s', async (_name, fault, message) => {
    const parameters = memoryParameters({ [name]: 'stored' });
    const { holder, admits } = group(structuredClone(start));
    await expect(rotateToken({ parameters, name, holder: { ...holder, ...fault }, admits })).rejects.toThrow(
      message,
    );
  });

  test('it stays open to everybody', async () => {
    const parameters = memoryParameters({ [name]: 'stored' });
    const { holder, admits } = group();
    const open = { ...holder, keepOnly: async () => undefined };
    await expect(rotateToken({ parameters, name, holder: open, admits })).rejects.toThrow('no token');
  });
});
