import type { Contestant } from '../contestant';
import { plainOffice, program } from '../plain/plain-office';
import { wire } from './wire';

/**
 * RxDB with its own replication, one for each collection, against endpoints as its documentation asks for them
 * (rxdb.info/replication.html, rxdb.info/replication-http.html): checkpoint iteration, conflicts found on the server.
 */
export const rxdb: Contestant = {
  name: 'RxDB',
  parts: ['cells', 'fleet'],
  about: {
    server: 'PostgreSQL 15, commits wait for the disk; ordinary tables',
    device: 'its memory storage',
  },
  device: { module: new URL('device.ts', import.meta.url).href },
  async open(place) {
    const serve = program(new URL('server.ts', import.meta.url));
    return { ...(await plainOffice({ name: 'rxdb', serve }, place)), wire };
  },
};
