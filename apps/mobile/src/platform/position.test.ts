import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findPosition } from './position';

type Ask = Geolocation['getCurrentPosition'];

function browserWith(getCurrentPosition?: Ask): void {
  vi.stubGlobal('navigator', { geolocation: getCurrentPosition && { getCurrentPosition } });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells where, how sure and when', async () => {
  const coords = { latitude: 45.42, longitude: -75.69, accuracy: 12 };
  browserWith((found) => found({ coords, timestamp: 1_790_000_000_000.4 } as GeolocationPosition));
  expect(await findPosition()).toEqual({ ...coords, at: 1_790_000_000_000 });
});

it('takes the time of its own clock where the platform tells one that cannot be', async () => {
  vi.setSystemTime(1_790_000_000_000);
  const coords = { latitude: 45.42, longitude: -75.69, accuracy: 12 };
  browserWith((found) => found({ coords, timestamp: 1_790_000_000_000_000 } as GeolocationPosition));
  expect(await findPosition()).toEqual({ ...coords, at: 1_790_000_000_000 });
});

it.each([
  [1, 'denied'],
  [2, 'unavailable'],
  [3, 'timeout'],
] as const)('keeps the reason of error %i: %s', async (code, missing) => {
  browserWith((_, failed) => failed?.({ code } as GeolocationPositionError));
  expect(await findPosition()).toEqual({ missing });
});

it('answers in time though the person never answers the browser’s question', async () => {
  browserWith(() => undefined);
  const place = findPosition(3_000);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await place).toEqual({ missing: 'timeout' });
});

it('does without a browser that knows no places', async () => {
  browserWith();
  expect(await findPosition()).toEqual({ missing: 'unavailable' });
});
