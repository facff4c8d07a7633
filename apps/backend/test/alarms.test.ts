import { describe, expect, test } from 'vitest';
import { alarmStates, readAlarms } from '../../../tools/cloudwatch/alarm';
import { readMetricFilters } from '../../../tools/cloudwatch/metric-filter';
import { samplesOf, type Samples } from '../../../tools/cloudwatch/samples';
import { logLine } from '../src/platform/logging/log-line';

/**
 * The very alarms that Terraform makes, computed over half hours of the service's life: the log goes through
 * the very metric filters, and what the load balancer would count is beside it.
 */
const alarms = readAlarms();
const filters = readMetricFilters();

interface Minute {
  /** What the tasks wrote. */
  log: string[];
  /** Tasks that answer the load balancer; undefined where there is none to ask. */
  healthy: number | undefined;
  /** Answers of the load balancer's own: it reached no task. */
  unreached: number;
}

/** A line of the log, as the contract wants it. */
function line(event: 'request' | 'probe', status: number, latencyMs: number): string {
  const at = { level: 'info', time: '2026-11-23T08:00:00.000Z', service: 'berthcare', role: 'api' };
  const route = event === 'probe' ? '/healthz' : '/v1/sync';
  return JSON.stringify(
    logLine.parse({ ...at, event, method: 'POST', route, status, latencyMs, requestId: 'x' }),
  );
}

interface Traffic {
  requests: number;
  /** How many of the requests end with 503. */
  failing?: number;
  /** How many of the requests take 3 s. */
  slow?: number;
}

/** A phone has just proved that the database is an earlier one. */
const restored = JSON.stringify(
  logLine.parse({
    ...{ level: 'error', time: '2026-11-23T08:00:00.000Z', service: 'berthcare', role: 'api' },
    ...{ event: 'restore.unannounced', requestId: 'x' },
  }),
);

/** The store of objects was away when the journal was to be written. */
const journalFailed = JSON.stringify(
  logLine.parse({
    ...{ level: 'warn', time: '2026-11-23T08:00:00.000Z', service: 'berthcare', role: 'worker' },
    ...{ event: 'journal.failed', error: { type: 'Error' } },
  }),
);

/** A minute in which every task answers; the load balancer's probes are in the log, too. */
function minute({ requests, failing = 0, slow = 0 }: Traffic, healthy = 2): Minute {
  const log = Array.from({ length: requests }, (_, i) =>
    line('request', i < failing ? 503 : 200, i < slow ? 3_000 : 40),
  );
  return { log: [...log, line('probe', 200, 1), line('probe', 200, 1)], healthy, unreached: 0 };
}

const BEFORE = 15;
const AFTER = 15;
/** So many minutes, these in turn. */
const minutes = (count: number, ...turn: Minute[]) =>
  Array.from({ length: count }, (_, i) => turn[i % turn.length]!);
const busy = minute({ requests: 60 });
const idle = minute({ requests: 0 });
/** A quarter of an hour as usual, then one of something else. */
const busyThen = (...turn: Minute[]) => [...minutes(BEFORE, busy), ...minutes(AFTER, ...turn)];

function metricsOf(life: readonly Minute[]): Record<string, Samples> {
  const log = life.map((each) => each.log);
  return {
    ...Object.fromEntries(Object.values(filters).map((filter) => [filter.metric, samplesOf(filter, log)])),
    HealthyHostCount: life.map(({ healthy }) => (healthy === undefined ? [] : [healthy])),
    HTTPCode_ELB_5XX_Count: life.map(({ unreached }) => (unreached === 0 ? [] : [unreached])),
  };
}

/** The alarms that are raised at the end, by name. */
function raisedAfter(life: readonly Minute[]): string[] {
  const metrics = metricsOf(life);
  return Object.values(alarms)
    .filter((alarm) => alarmStates(alarm, metrics).at(-1) === 'ALARM')
    .map(({ name }) => name)
    .sort();
}

/** The alarms that were raised at any time, by name. */
function everRaised(life: readonly Minute[]): string[] {
  const metrics = metricsOf(life);
  return Object.values(alarms)
    .filter((alarm) => alarmStates(alarm, metrics).includes('ALARM'))
    .map(({ name }) => name)
    .sort();
}

describe('quiet', () => {
  test.each<[string, readonly Minute[]]>([
    ['a busy half hour', minutes(30, busy)],
    ['nobody asks anything', minutes(30, idle)],
    ['at night, the only request of each minute fails', minutes(30, minute({ requests: 1, failing: 1 }))],
    ['at night, the only request of each minute is slow', minutes(30, minute({ requests: 1, slow: 1 }))],
    [
      'two of a hundred fail in every five minutes',
      minutes(
        30,
        ...minutes(2, minute({ requests: 20, failing: 1 })),
        ...minutes(3, minute({ requests: 20 })),
      ),
    ],
    ['two of many fail', [...minutes(14, busy), minute({ requests: 60, failing: 2 }), ...minutes(15, busy)]],
    ['one in a hundred fails', minutes(30, minute({ requests: 100, failing: 1 }))],
    ['one in thirty is slow', minutes(30, minute({ requests: 60, slow: 2 }))],
    [
      'five bad minutes',
      [
        ...minutes(15, busy),
        ...minutes(5, minute({ requests: 60, failing: 30, slow: 30 })),
        ...minutes(10, busy),
      ],
    ],
    [
      'the journal cannot be written for ten minutes',
      [
        ...minutes(15, busy),
        ...minutes(10, { ...busy, log: [...busy.log, journalFailed] }),
        ...minutes(5, busy),
      ],
    ],
    ['one of two tasks is gone', busyThen(minute({ requests: 60 }, 1))],
    [
      'the load balancer misses once',
      busyThen({ ...busy, unreached: 0 }).with(20, { ...busy, unreached: 1 }),
    ],
  ])('%s', (_name, life) => {
    expect(everRaised(life)).toEqual([]);
  });
});

describe('raised', () => {
  const nothing: Minute = { log: [], healthy: undefined, unreached: 0 };
  test.each<[string, Minute | Minute[], string[]]>([
    ['two in a hundred fail', minute({ requests: 100, failing: 2 }), ['error-rate']],
    ['the database is gone: all fail', minute({ requests: 60, failing: 60 }), ['error-rate']],
    ['few ask, and all fail', minute({ requests: 5, failing: 5 }), ['error-rate']],
    ['one in ten is slow', minute({ requests: 60, slow: 6 }), ['latency']],
    ['few ask, and one in ten is slow', minute({ requests: 10, slow: 1 }), ['latency']],
    // Would be hidden by a 0 for each idle minute.
    [
      'people ask at once, and two of 36 are slow',
      [minute({ requests: 36, slow: 2 }), ...minutes(4, idle)],
      ['latency'],
    ],
    ['every task is down, and nobody asks', nothing, ['no-healthy-task']],
    [
      'every task is down, and people ask',
      { ...nothing, unreached: 30 },
      ['load-balancer-errors', 'no-healthy-task'],
    ],
    [
      'the database was restored, and a phone proves it',
      [...minutes(AFTER - 1, busy), { ...busy, log: [...busy.log, restored] }],
      ['unannounced-restore'],
    ],
    ['the journal cannot be written', { ...busy, log: [...busy.log, journalFailed] }, ['journal-not-kept']],
    ['every task is registered and ill', { ...nothing, healthy: 0 }, ['no-healthy-task']],
  ])('%s', (_name, trouble, names) => {
    const life = busyThen(...[trouble].flat());
    expect(everRaised(life.slice(0, BEFORE))).toEqual([]);
    expect(raisedAfter(life)).toEqual(names);
    expect(raisedAfter([...life, ...minutes(15, busy)])).toEqual([]);
  });
});
