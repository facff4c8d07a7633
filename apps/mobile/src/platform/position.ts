import type { Place } from '@berthcare/shared/domain/visit';
import { fixTime } from './fix-time';

const DEFAULT_TIMEOUT_MS = 10_000;
/** A fix this young is as good as a new one, and comes at once. */
const MAXIMUM_AGE_MS = 60_000;

const REASONS = { 1: 'denied', 2: 'unavailable', 3: 'timeout' } as const;

/**
 * Where the device is, asked silently; it never rejects and always answers within the time given, a person who
 * leaves the browser's question open included.
 */
export function findPosition(timeoutMs = DEFAULT_TIMEOUT_MS): Promise<Place> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve({ missing: 'unavailable' });
    // The browser's own limit starts only when the person has answered its question.
    setTimeout(() => resolve({ missing: 'timeout' }), timeoutMs);
    navigator.geolocation.getCurrentPosition(
      (position) => resolve(placeOf(position)),
      ({ code }) => resolve({ missing: REASONS[code as 1 | 2 | 3] ?? 'unavailable' }),
      { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: MAXIMUM_AGE_MS },
    );
  });
}

function placeOf({ coords, timestamp }: GeolocationPosition): Place {
  const { latitude, longitude, accuracy } = coords;
  return { latitude, longitude, accuracy, at: fixTime(timestamp) };
}
