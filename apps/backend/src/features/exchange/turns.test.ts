import { expect, test } from 'vitest';
import { createTurns } from './turns';

/** Work that ends when it is told to. */
function work() {
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const started = { yes: false };
  const run = async () => {
    started.yes = true;
    await ended;
    return 'done';
  };
  return { run, end, started };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('so many work at once, the next wait in line, in their order', async () => {
  const turns = createTurns({ atOnce: 2, inLine: 2 });
  const works = [work(), work(), work(), work()];
  const results = works.map(({ run }) => turns(run));
  await settle();
  const started = () => works.map((one) => one.started.yes);
  expect(started()).toEqual([true, true, false, false]);
  works[1]!.end();
  await settle();
  expect(started()).toEqual([true, true, true, false]);
  for (const { end } of works) end();
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
});

test.each([
  [0, 2],
  [0.999, 11],
])('beyond the line one is told to come back, each at another time', async (random, retryAfterSeconds) => {
  const turns = createTurns({ atOnce: 1, inLine: 1, random: () => random });
  const works = [work(), work()];
  const results = works.map(({ run }) => turns(run));
  const refused = work();
  await expect(turns(refused.run)).rejects.toMatchObject({
    code: 'server.busy',
    status: 503,
    retryAfterSeconds,
  });
  expect(refused.started.yes).toBe(false);
  for (const { end } of works) end();
  await Promise.all(results);
  await expect(turns(async () => 'in')).resolves.toBe('in');
});

test('work that fails leaves its turn to the next', async () => {
  const turns = createTurns({ atOnce: 1, inLine: 1 });
  const failing = turns(() => Promise.reject(new Error('no')));
  const next = turns(async () => 'in');
  await expect(failing).rejects.toThrow('no');
  await expect(next).resolves.toBe('in');
});

test('work is told whether it waited', async () => {
  const turns = createTurns({ atOnce: 1, inLine: 1 });
  const told = async (waited: boolean) => waited;
  expect(await Promise.all([turns(told), turns(told)])).toEqual([false, true]);
  expect(await turns(told)).toBe(false);
});
