import { useEffect, useState } from 'react';
import { onReturn } from '../platform/visibility';

const MINUTE = 60_000;

/** The time, in epoch milliseconds, looked at each minute and whenever the person comes back. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const look = () => setNow(Date.now());
    const timer = setInterval(look, MINUTE);
    const stop = onReturn(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
  return now;
}
