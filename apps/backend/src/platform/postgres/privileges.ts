import type { ClientBase, Pool } from 'pg';

/** A login with more rights than it may have: row security would not hold. */
export class PrivilegedLogin extends Error {
  override name = 'PrivilegedLogin';
  readonly safeMessage = true;
}

interface Rights {
  name: string;
  superuser: boolean;
  bypasses: boolean;
}

/** Throws PrivilegedLogin when the connection's login is a superuser or goes past row security. */
export async function refusePrivileged(connection: ClientBase | Pool): Promise<void> {
  const { rows } = await connection.query<Rights>(
    `select rolname as name, rolsuper as superuser, rolbypassrls as bypasses
       from pg_roles where rolname = current_user`,
  );
  const rights = rows[0];
  if (rights === undefined) throw new PrivilegedLogin('The database does not know its own login.');
  if (rights.superuser) throw new PrivilegedLogin(`${rights.name} is a superuser.`);
  if (rights.bypasses) throw new PrivilegedLogin(`${rights.name} goes past row security.`);
}

/** Throws PrivilegedLogin unless the login is plain and owns nothing: what the API's must be. */
export async function refuseOwner(connection: ClientBase | Pool): Promise<void> {
  await refusePrivileged(connection);
  const { rowCount } = await connection.query(
    `select from pg_class where relowner = (select oid from pg_roles where rolname = current_user) limit 1`,
  );
  if (rowCount !== 0) throw new PrivilegedLogin("The API's login owns tables: it must own nothing.");
}
