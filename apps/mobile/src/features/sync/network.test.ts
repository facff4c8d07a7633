import { expect, test } from 'vitest';
import { networkAfter, networkShown } from './network';

test('how the last exchange ended holds until the next one has ended', () => {
  expect(networkAfter('connected', 'offline')).toBe('connected');
  expect(networkAfter('exchanging', 'offline')).toBe('offline');
  expect(networkAfter('resting', 'starting')).toBe('starting');
  expect(networkAfter('signed_out', 'connected')).toBe('signed-out');
});

test('nobody is connected without a network, and none is believed in before an exchange', () => {
  expect(networkShown('connected', false)).toBe('offline');
  expect(networkShown('connected', true)).toBe('connected');
  expect(networkShown('offline', true)).toBe('offline');
  expect(networkShown('signed-out', false)).toBe('signed-out');
});
