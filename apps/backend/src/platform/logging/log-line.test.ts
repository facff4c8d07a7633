import { describe, expect, test } from 'vitest';
import { logLine } from './log-line';

const base = { level: 'info', time: '2026-11-23T08:00:00.123Z', service: 'berthcare', role: 'api' };
const request = {
  ...base,
  event: 'request',
  method: 'GET',
  route: '/v1/office/devices/:id',
  status: 200,
  latencyMs: 12.3,
  requestId: '5f0c2b1e-0000-4000-8000-000000000000',
};

const { latencyMs: _, ...unmeasured } = request;

test('a request', () => {
  expect(logLine.parse(request)).toEqual(request);
});

test('an error with its cause', () => {
  const error = { type: 'Error', stack: 'at x', cause: { type: 'TypeError', cause: { type: 'string' } } };
  expect(logLine.safeParse({ ...base, event: 'failed', error }).success).toBe(true);
});

describe('is refused', () => {
  test.each([
    ['a field that nobody knows', { ...request, path: '/v1/office/devices/7' }],
    ['an event that nobody knows', { ...request, event: 'requests' }],
    ['a number as text', { ...request, status: '200' }],
    ['a field by another name', { ...unmeasured, duration: 12.3 }],
    ['a level as a number', { ...request, level: 30 }],
    ['a time that is no time', { ...request, time: 1_764_000_000_000 }],
    ['an error’s own field', { ...base, event: 'failed', error: { type: 'E', detail: 'x' } }],
  ])('%s', (_name, line) => {
    expect(logLine.safeParse(line).success).toBe(false);
  });
});
