import { derivedId } from '@berthcare/shared/sync/derived-id';
import { storageOf } from '../device/phone-storage';
import type { Event } from './event';

const mostDevices = 5;

/** A clone: the database of one phone begins to live on another, as it is or activated anew. */
export const phoneCopied: Event = {
  name: 'clones',
  weight: ({ clones }) => (clones ? 3 : 0),
  happen: async ({ chance, devices, tell }) => {
    if (devices.length >= mostDevices) return;
    const original = chance.pick(devices);
    const name = `the copy of ${original.name}`;
    const actor = chance.happens(0.3)
      ? { ...original.actor, deviceId: derivedId('device', name) }
      : original.actor;
    tell(
      `${original.name} is copied, ${actor === original.actor ? 'as it is' : 'and the copy activated anew'}`,
    );
    devices.push(await original.cloned(name, actor, await storageOf(original.storage.image())));
  },
};
