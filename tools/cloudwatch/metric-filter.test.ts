import { expect, test } from 'vitest';
import { valuesOf } from './metric-filter';

const events = [
  '{"event":"request","latencyMs":12.5}',
  '{"event":"request"}',
  'request',
  '{"event":"probe"}',
];
const pattern = '{ $.event = "request" }';

test('a constant is added once a matching event', () => {
  expect(valuesOf({ metric: 'RequestCount', pattern, value: '1' }, events)).toEqual([1, 1]);
});

test('a selected value is added where there is a number', () => {
  expect(valuesOf({ metric: 'APILatency', pattern, value: '$.latencyMs' }, events)).toEqual([12.5]);
});
