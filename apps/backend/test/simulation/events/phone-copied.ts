import { derivedId } from '@berthcare/shared/sync/derived-id';
import { copyDatabase } from '../device/copy-database';
import type { Event } from './event';

const mostDevices = 5;

/** A clone: the database of one phone begins to live on another, as it is or activated anew. */
export const phoneCopied: Event = {
  name: 'clones',
  weight: ({ clones }) => (clones ? 3 : 0),
  happen: async ({ chance, devices, tell }) => {
    if (devices.length >= mostDevices) return;
    const original = chance.pick(devices);
    const name = `${original.name}/copy`;
    const actor = chance.happens(0.3)
      ? { ...original.actor, deviceId: derivedId('device', name) }
      : original.actor;
    tell(
      `${name} is a copy of ${original.name}, ${actor === original.actor ? 'as it is' : 'activated anew'}`,
    );
    devices.push(await original.cloned(name, actor, await copyDatabase(original.storage)));
  },
};
