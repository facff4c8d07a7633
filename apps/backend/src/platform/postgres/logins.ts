import type { ClientBase } from 'pg';
import type { Login } from './access';
import { scramVerifier } from './scram';

/** Roles that hold the rights. Where logins rotate nobody logs in as them, but as one of two members of each. */
const GROUPS = ['berthcare_api', 'berthcare_auth'] as const;
type Group = (typeof GROUPS)[number];

/** A login that is none of ours. Its message names the login. */
export class LoginError extends Error {
  override name = 'LoginError';
  readonly safeMessage = true;
}

/** The other of the two members of a login's group: the one that is idle. Throws LoginError. */
export function idleLogin(user: string): string {
  const group = groupOf(user);
  return user === `${group}_a` ? `${group}_b` : `${group}_a`;
}

function groupOf(user: string): Group {
  const group = GROUPS.find((name) => user === `${name}_a` || user === `${name}_b`);
  if (group === undefined) throw new LoginError(`${user} is no login of ours: it must end in _a or _b.`);
  return group;
}

/**
 * Makes the groups, and the two members of each; the ones in use get their passwords. May run at every start: after a
 * restore it brings the passwords to what the parameters say.
 * @param owner logged in as a role that may make roles, and is no superuser
 */
export async function ensureLogins(owner: ClientBase, inUse: Required<Login>[]): Promise<void> {
  for (const { user, password } of inUse) {
    const group = groupOf(user);
    await ensureGroup(owner, group);
    for (const member of [`${group}_a`, `${group}_b`]) await ensureMember(owner, member, group);
    await setPassword(owner, { user, password });
  }
}

/** Gives a login a password. The server gets the verifier, not the password. Throws LoginError. */
export async function setPassword(owner: ClientBase, { user, password }: Required<Login>): Promise<void> {
  groupOf(user);
  const verifier = scramVerifier(password);
  await owner.query(`alter role ${owner.escapeIdentifier(user)} password ${owner.escapeLiteral(verifier)}`);
}

async function ensureGroup(owner: ClientBase, group: Group): Promise<void> {
  if (await isRole(owner, group)) return;
  await owner.query(`create role ${owner.escapeIdentifier(group)} nologin`);
}

async function ensureMember(owner: ClientBase, member: string, group: Group): Promise<void> {
  if (await isRole(owner, member)) return;
  await owner.query(
    `create role ${owner.escapeIdentifier(member)} login in role ${owner.escapeIdentifier(group)}`,
  );
}

async function isRole(owner: ClientBase, name: string): Promise<boolean> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [name]);
  return rowCount === 1;
}
