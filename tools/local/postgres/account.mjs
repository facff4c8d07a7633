import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';

/**
 * The operating system account a server runs under.
 * @typedef {{ uid: number, gid: number }} Account
 */

/** Accounts that may stand in for root, the best one first: `nobody` exists on every Unix. */
const STAND_INS = ['postgres', 'nobody'];

/** @param {string} name @returns {Account | undefined} */
function lookUp(name) {
  const ask = (/** @type {string} */ flag) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as another account; anybody else runs it as
 * themselves, which is what `undefined` means.
 * @returns {Account | undefined}
 * @throws when root finds no other account on this machine
 */
export function serverAccount() {
  if (userInfo().uid !== 0) return undefined;
  for (const name of STAND_INS) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new Error(
    `PostgreSQL cannot run as root and this machine has neither account: ${STAND_INS.join(', ')}`,
  );
}
