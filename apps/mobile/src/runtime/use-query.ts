import { useEffect, useState, type DependencyList } from 'react';
import type { Device, DeviceEvent } from '@berthcare/sync-client/device';
import { useApp } from './runtime-context';

/**
 * Reads from the device's database, and again whenever one of the named things changed. The first render has
 * undefined; later the last answer stays until the next one is there, so that nothing flickers.
 * @param run must be pure; what it depends on stands in `deps`
 */
export function useQuery<T>(
  run: (device: Device) => Promise<T>,
  on: readonly DeviceEvent[],
  deps: DependencyList,
): T | undefined {
  const { device, show } = useApp();
  const [answer, setAnswer] = useState<T>();
  useEffect(() => {
    let latest = 0;
    const read = () => {
      const mine = (latest += 1);
      void run(device).then((value) => {
        if (mine === latest) setAnswer(value);
      });
    };
    read();
    const stop = device.subscribe((event) => {
      if (on.includes(event)) read();
    });
    return () => {
      latest = -1;
      stop();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what `run` depends on
  }, [device, ...deps]);
  // After the drawing, not with it.
  useEffect(() => {
    if (answer !== undefined) show();
  }, [answer, show]);
  return answer;
}
