import { beforeEach, describe, expect, test } from 'vitest';
import { schedule, startScheduler, type Scheduler } from './scheduler';
import type { RoundResult } from './take';

const quiet: RoundResult = { kind: 'done', more: false, upgrade: false };
const more: RoundResult = { ...quiet, more: true };
const offline: RoundResult = { kind: 'offline' };

let results: (RoundResult | Error | Promise<RoundResult>)[];
let exchanges: number;
let timer: { ms: number; fire: () => void } | null;
let chance: number;
let states: string[];
let scheduler: Scheduler;

/** Lets everything that waits for nothing but itself run. */
const settled = () => new Promise<void>((done) => setImmediate(done));

async function poke() {
  scheduler.poke();
  await settled();
}

async function timePasses() {
  const { fire } = timer!;
  timer = null;
  fire();
  await settled();
}

/** A result that is given later. */
function pending(): (result: RoundResult) => Promise<void> {
  let give!: (result: RoundResult) => void;
  results.push(new Promise<RoundResult>((resolve) => (give = resolve)));
  return async (result) => {
    give(result);
    await settled();
  };
}

beforeEach(() => {
  results = [];
  exchanges = 0;
  timer = null;
  chance = 0;
  states = [];
  const exchange = async () => {
    exchanges += 1;
    const result = await (results.shift() ?? quiet);
    if (result instanceof Error) throw result;
    return result;
  };
  const after = (ms: number, fire: () => void) => {
    const mine = { ms, fire };
    timer = mine;
    return () => {
      if (timer === mine) timer = null;
    };
  };
  scheduler = startScheduler({ exchange }, { after, random: () => chance });
  scheduler.subscribe(() => states.push(scheduler.state.kind));
});

test('nothing happens before the first poke', () => {
  expect([scheduler.state, exchanges, timer]).toEqual([{ kind: 'resting' }, 0, null]);
});

test('a poke exchanges until nothing is due, and says so', async () => {
  results.push(more, more, quiet);
  await poke();
  expect(exchanges).toBe(3);
  expect(states).toEqual(['exchanging', 'connected']);
});

test.each([
  [0, 0.5],
  [1, 1.5],
])('without any sign it asks again after a while, not everybody at once (%d)', async (drawn, factor) => {
  chance = drawn;
  await poke();
  expect(timer?.ms).toBe(schedule.idleMs * factor);
  await timePasses();
  expect(exchanges).toBe(2);
});

test('a poke while an exchange is under way asks once more after it', async () => {
  const answer = pending();
  await poke();
  await poke();
  await poke();
  expect(exchanges).toBe(1);
  await answer(quiet);
  expect(exchanges).toBe(2);
});

describe('without a network', () => {
  test('it waits longer each time, up to a limit', async () => {
    chance = 1;
    results.push(...Array<RoundResult>(14).fill(offline));
    await poke();
    const waits = [timer!.ms];
    while (waits.length < 12) {
      await timePasses();
      waits.push(timer!.ms);
    }
    expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16].map((times) => times * schedule.firstRetryMs));
    expect(waits.at(-1)).toBe(schedule.longestRetryMs);
    expect(scheduler.state).toEqual({ kind: 'offline' });
  });

  test('half of each wait is left to chance', async () => {
    results.push(offline);
    await poke();
    expect(timer?.ms).toBe(schedule.firstRetryMs / 2);
  });

  test('a poke tries at once, and success forgets the failures', async () => {
    chance = 1;
    results.push(offline, offline, offline, quiet, offline);
    await poke();
    await timePasses();
    await timePasses();
    await poke();
    expect(scheduler.state).toEqual({ kind: 'connected' });
    await timePasses();
    expect(timer?.ms).toBe(schedule.firstRetryMs);
  });

  test('a poke while a try is failing is not forgotten', async () => {
    chance = 1;
    results.push(...Array<RoundResult>(9).fill(offline));
    await poke();
    for (let i = 0; i < 8; i += 1) await timePasses();
    const answer = pending();
    await timePasses();
    scheduler.poke();
    await answer(offline);
    expect(timer?.ms).toBe(schedule.firstRetryMs);
  });
});

describe('a server that asks for time', () => {
  beforeEach(async () => {
    results.push({ kind: 'busy', retryAfterMs: 40_000 });
    chance = 0.5;
    await poke();
  });

  test('is given it, and a little more', () => {
    expect(timer?.ms).toBe(50_000);
    expect(scheduler.state).toEqual({ kind: 'offline' });
  });

  test('is not asked before, whoever pokes, and asked then', async () => {
    await poke();
    expect([exchanges, timer?.ms]).toEqual([1, 50_000]);
    await timePasses();
    expect([exchanges, scheduler.state.kind]).toEqual([2, 'connected']);
  });
});

describe('signed out', () => {
  const signedOut: RoundResult = { kind: 'signed_out' };

  test('it waits for somebody to come back', async () => {
    results.push(signedOut);
    await poke();
    expect(scheduler.state).toEqual({ kind: 'signed_out' });
    await poke();
    expect(scheduler.state).toEqual({ kind: 'connected' });
  });

  test('it exchanges seldom, though nobody pokes: the lease goes on', async () => {
    chance = 0.5;
    results.push(signedOut, signedOut);
    await poke();
    await timePasses();
    expect([exchanges, scheduler.state, timer?.ms]).toEqual([2, signedOut, schedule.signedOutMs]);
  });

  test('a poke meanwhile brings it no sooner', async () => {
    chance = 0.5;
    const answer = pending();
    await poke();
    scheduler.poke();
    await answer(signedOut);
    expect([exchanges, timer?.ms]).toEqual([1, schedule.signedOutMs]);
  });
});

test('a fault of the device itself is tried again later', async () => {
  results.push(new Error('The database is closed.'));
  await poke();
  expect([scheduler.state.kind, timer?.ms]).toEqual(['offline', schedule.firstRetryMs / 2]);
  await timePasses();
  expect(scheduler.state.kind).toBe('connected');
});

test('that the app is too old is said until it is not', async () => {
  results.push({ ...quiet, upgrade: true });
  await poke();
  expect(scheduler.upgrade).toBe(true);
  await poke();
  expect(scheduler.upgrade).toBe(false);
});

describe('stopped', () => {
  test('it neither waits nor hears', async () => {
    await poke();
    scheduler.stop();
    expect(timer).toBeNull();
    await poke();
    expect(exchanges).toBe(1);
  });

  test('in the middle of many pages it asks for no further one', async () => {
    const answer = pending();
    await poke();
    scheduler.stop();
    await answer(more);
    expect([exchanges, timer]).toEqual([1, null]);
  });
});

test('who no longer listens hears nothing', async () => {
  const heard: string[] = [];
  const stop = scheduler.subscribe(() => heard.push(scheduler.state.kind));
  stop();
  await poke();
  expect(heard).toEqual([]);
});
