import type { Contestant } from '../contestant';
import { plainOffice, program } from '../plain/plain-office';
import { wire } from './wire';

/**
 * WatermelonDB with its own synchronize(), against pull and push as its documentation asks for them
 * (watermelondb.dev/docs/Sync/Backend). Its faster first sync ("turbo") needs a phone's native code.
 */
export const watermelon: Contestant = {
  name: 'WatermelonDB',
  parts: ['cells', 'fleet'],
  about: {
    server: 'PostgreSQL 15, commits wait for the disk; ordinary tables',
    device: 'LokiJS, its in-memory store for Node',
  },
  device: { module: new URL('device.ts', import.meta.url).href },
  async open(place) {
    const serve = program(new URL('server.ts', import.meta.url));
    return { ...(await plainOffice({ name: 'watermelon', serve }, place)), wire };
  },
};
