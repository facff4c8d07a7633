import { createServer } from 'node:net';

/** A browser that is told `localhost` may try each of these, and reach whoever listens there. */
const HOSTS = ['127.0.0.1', '0.0.0.0', '::1'];

/** Whether nobody listens on this port, on any address of this machine that we know. @param {number} port */
export async function isFree(port) {
  for (const host of HOSTS) if (!(await canListen(port, host))) return false;
  return true;
}

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function canListen(port, host) {
  return new Promise((done) => {
    const server = createServer();
    // A machine without IPv6 has no such address to take.
    server.once('error', (/** @type {NodeJS.ErrnoException} */ { code }) =>
      done(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}

/**
 * The wanted port, or the next free one above it.
 * @param {number} wanted
 * @param {number[]} [spoken] ports already given to somebody else
 * @throws when the next fifty are taken
 */
export async function freePort(wanted, spoken = []) {
  for (let port = wanted; port < wanted + 50 && port < 65536; port += 1) {
    if (!spoken.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`The ports from ${wanted} to ${wanted + 49} are all taken`);
}

/** A port nobody uses now, chosen by the system. @returns {Promise<number>} */
export function anyPort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
