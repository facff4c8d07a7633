import type { Place } from '@berthcare/shared/domain/visit';
import {
  Accuracy,
  getCurrentPositionAsync,
  getLastKnownPositionAsync,
  type LocationObject,
  requestForegroundPermissionsAsync,
} from 'expo-location';
import { fixTime } from './fix-time';

const DEFAULT_TIMEOUT_MS = 10_000;
/** A fix this young is as good as a new one, and comes at once. */
const MAXIMUM_AGE_MS = 60_000;

/** Where the device is, asked silently; it never rejects and always answers within the time given. */
export function findPosition(timeoutMs = DEFAULT_TIMEOUT_MS): Promise<Place> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ missing: 'timeout' }), timeoutMs);
    locate().then(resolve, () => resolve({ missing: 'unavailable' }));
  });
}

async function locate(): Promise<Place> {
  const { granted } = await requestForegroundPermissionsAsync();
  if (!granted) return { missing: 'denied' };
  const recent = await getLastKnownPositionAsync({ maxAge: MAXIMUM_AGE_MS });
  return placeOf(recent ?? (await getCurrentPositionAsync({ accuracy: Accuracy.High })));
}

/** A phone that does not say how good its fix is gives one of unknown worth: no place. */
function placeOf({ coords, timestamp }: LocationObject): Place {
  const { latitude, longitude, accuracy } = coords;
  if (accuracy === null) return { missing: 'unavailable' };
  return { latitude, longitude, accuracy, at: fixTime(timestamp) };
}
