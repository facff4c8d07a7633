import type { Window } from '@berthcare/shared/sync/wire';
import type { DeviceSnapshot } from './device-snapshot';
import type { Faults } from './evidence';
import { heldStreams, projection, type ServerSnapshot } from './server-snapshot';

/** I2: a device that has nothing to send and nothing to fetch shows what its person may see, row by row. */
export function restsOnItsProjection(device: DeviceSnapshot, server: ServerSnapshot, window: Window): Faults {
  const { rows } = server;
  const held = heldStreams(rows, device.actor);
  const expected = projection(rows, held, window);
  const faults: Faults = [];
  for (const [key, text] of expected) {
    const shown = device.rows.get(key);
    if (shown === undefined) faults.push(`I2 ${device.name} misses ${key}`);
    else if (shown !== text) faults.push(`I2 ${device.name} has ${key} as ${shown}, not ${text}`);
  }
  for (const key of device.rows.keys()) {
    if (!expected.has(key)) faults.push(`I2 ${device.name} has ${key}, which it should not`);
  }
  for (const { id, cursor } of device.streams) {
    const head = server.heads.find((one) => one.id === id);
    if (!held.has(id)) faults.push(`I3 ${device.name} still has stream ${id}`);
    else if (cursor !== head?.version)
      faults.push(`I2 ${device.name} has ${id} to ${cursor} of ${head?.version}`);
  }
  if (device.shadows > 0) faults.push(`I2 ${device.name} shows pending changes over ${device.shadows} rows`);
  if (device.seen > 0) faults.push(`I2 ${device.name} has not finished a reset`);
  return faults;
}
