import type { Place } from '@berthcare/shared/domain/visit';
import { useEffect, useRef, type RefObject } from 'react';
import { findPosition } from '../../../platform/position';

/** Where the phone is at check-out: asked when the end comes into view, so that completing never waits for it. */
export function useEndPlace(ending: boolean): RefObject<Place> {
  const place = useRef<Place>({ missing: 'pending' });
  useEffect(() => {
    if (ending) void findPosition().then((found) => (place.current = found));
  }, [ending]);
  return place;
}
