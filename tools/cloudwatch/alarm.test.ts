import { describe, expect, test } from 'vitest';
import { alarmStates, evaluate, type Alarm } from './alarm';

/** The tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
const watching = {
  name: 'x',
  comparison: 'GreaterThanThreshold',
  threshold: 0.5,
  evaluationPeriods: 3,
} as const;
const seriesOf = (text: string) =>
  text.split(' ').map((each) => (each === '-' ? undefined : each === 'X' ? 1 : 0));

describe.each([
  [3, '0 - X - X', 'OK', 'OK'],
  [3, '0 - - - -', 'OK', 'OK'],
  [3, '- - - - -', 'ALARM', 'OK'],
  [3, '0 X X - X', 'ALARM', 'ALARM'],
  [3, '- - - - X', 'ALARM', 'OK'],
  [3, 'X - - - -', 'ALARM', 'OK'],
  [2, '0 - X - X', 'ALARM', 'ALARM'],
  [2, '0 0 X 0 X', 'ALARM', 'ALARM'],
  [2, '0 - X - -', 'ALARM', 'OK'],
  [2, '- - - - 0', 'ALARM', 'OK'],
  [2, '- - - - X', 'ALARM', 'OK'],
] as const)('documented: %i out of 3 of %s', (datapointsToAlarm, text, breaching, notBreaching) => {
  test.each([
    ['breaching', breaching],
    ['notBreaching', notBreaching],
  ] as const)('missing data %s: %s', (treatMissingData, state) => {
    expect(evaluate({ ...watching, datapointsToAlarm, treatMissingData }, seriesOf(text))).toBe(state);
  });
});

const percentile: Alarm = {
  ...{ ...watching, evaluationPeriods: 1, datapointsToAlarm: 1, treatMissingData: 'notBreaching' },
  ...{ metric: 'm', statistic: 'p95', periodSeconds: 60 },
};
const many = (count: number, value: number) => Array.from({ length: count }, () => value);

test('a percentile is the nearest rank', () => {
  const samples = [
    [...many(96, 0), ...many(4, 9)],
    [...many(94, 0), ...many(6, 9)],
  ];
  expect(alarmStates(percentile, { m: samples })).toEqual(['OK', 'ALARM']);
});

test('documented: below 10 / (1 - percentile) samples a percentile may be ignored, and the state stays', () => {
  const m = [many(199, 9), many(200, 9), many(199, 0), many(200, 0)];
  expect(alarmStates({ ...percentile, lowSampleCount: 'ignore' }, { m })).toEqual([
    'OK',
    'ALARM',
    'ALARM',
    'OK',
  ]);
  expect(alarmStates(percentile, { m })).toEqual(['ALARM', 'ALARM', 'OK', 'OK']);
});

test('an expression over sums of whole periods', () => {
  const alarm: Alarm = {
    ...{ ...watching, evaluationPeriods: 1, datapointsToAlarm: 1, treatMissingData: 'notBreaching' },
    queries: [
      { id: 'bad', metric: 'Bad', statistic: 'Sum', periodSeconds: 120 },
      { id: 'all', metric: 'All', statistic: 'Sum', periodSeconds: 120 },
      { id: 'rate', expression: 'FILL(bad, 0) / all' },
    ],
  };
  const metrics = { Bad: [[1], [1, 1], [], [1], [1]], All: [[2], [2], [4], [4], [1]] };
  expect(alarmStates(alarm, metrics)).toEqual(['ALARM', 'OK']);
});

test('a metric of which nothing was recorded is a mistake', () => {
  expect(() => alarmStates(percentile, {})).toThrow('nothing was recorded of m');
});
