import type { Contestant } from '../contestant';
import { plainOffice, program } from '../plain/plain-office';
import { wire } from './wire';

/**
 * What cannot be left out: one select, compress, send, insert. Nobody is asked who they are, nothing is checked, nothing
 * would survive a lost answer.
 */
export const floor: Contestant = {
  name: 'floor',
  parts: ['cells', 'fleet'],
  about: {
    server: 'PostgreSQL 15, commits wait for the disk; ordinary tables',
    device: 'SQLite (WebAssembly), in memory',
  },
  device: { module: new URL('device.ts', import.meta.url).href },
  async open(place) {
    const serve = program(new URL('server.ts', import.meta.url));
    return { ...(await plainOffice({ name: 'floor', serve }, place)), wire };
  },
};
