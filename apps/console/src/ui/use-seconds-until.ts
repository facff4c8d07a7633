import { useEffect, useState } from 'react';
import { serverNow } from '../api/clock';

/** Whole seconds left until an instant of the server's clock; 0 once it has passed. */
export function useSecondsUntil(instant: number): number {
  const secondsLeft = () => Math.max(0, Math.ceil((instant - serverNow()) / 1000));
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 500);
    return () => clearInterval(timer);
  }, []);
  return secondsLeft();
}
