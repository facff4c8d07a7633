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

test('beyond the line one is told to come back, and nothing of it is taken', async () => {
  const turns = createTurns({ atOnce: 1, inLine: 1 });
  const works = [work(), work()];
  const results = works.map(({ run }) => turns(run));
  const refused = work();
  await expect(turns(refused.run)).rejects.toMatchObject({
    code: 'server.busy',
    status: 503,
    retryAfterSeconds: 1,
  });
  expect(refused.started.yes).toBe(false);
  for (const { end } of works) end();
  await Promise.all(results);
  await expect(turns(async () => 'in')).resolves.toBe('in');
});

test('the quicker the line moves, the sooner those beyond it are to come', async () => {
  const clock = { now: 0 };
  const turns = createTurns({ atOnce: 1, inLine: 100, random: () => 0, now: () => clock.now });
  const works = Array.from({ length: 101 }, work);
  const results = works.map(({ run }) => turns(run));
  for (const { end } of works.slice(0, 100)) {
    clock.now += 600;
    end();
    await settle();
  }
  const waiting = Array.from({ length: 100 }, () => turns(async () => 'in'));
  const told = Array.from({ length: 6 }, async () => {
    const refused = await turns(async () => 'in').catch((error: unknown) => error);
    return (refused as { retryAfterSeconds: number }).retryAfterSeconds;
  });
  expect(await Promise.all(told)).toEqual([1, 1, 1, 1, 1, 2]);
  works[100]!.end();
  await Promise.all([...results, ...waiting]);
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
