import { createHash } from 'node:crypto';
import { chownSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { serverAccount } from './account.mjs';

/** Where root keeps servers: a clone under root's own home cannot be entered by the account that runs them. */
const ROOT_STORE = '/var/lib/berthcare';

/**
 * The folder that holds one checkout's server. In the checkout itself for an ordinary user; for root in a
 * place of its own, one for each checkout.
 * @param {string} checkout root folder of the repository
 */
export function serverHome(checkout) {
  if (!serverAccount()) return join(checkout, '.local', 'postgres');
  const key = createHash('sha256').update(resolve(checkout)).digest('hex').slice(0, 12);
  return join(ROOT_STORE, `postgres-${key}`);
}

/** Where root keeps the copy of the server's programs, shared by all checkouts. */
export function sharedPrograms() {
  return join(ROOT_STORE, 'programs');
}

/** The folder in which throwaway servers are made. */
export function throwawayStore() {
  return serverAccount() ? '/var/tmp' : tmpdir();
}

/**
 * Makes a folder that only the server's account may enter.
 * @param {string} dir
 */
export function makePrivate(dir) {
  mkdirSync(dirname(dir), { recursive: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const account = serverAccount();
  if (account) chownSync(dir, account.uid, account.gid);
}
