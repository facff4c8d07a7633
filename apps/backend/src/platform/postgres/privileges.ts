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

/** Throws PrivilegedLogin unless the login is plain and owns nothing, by its groups neither: what the API's must be. */
export async function refuseOwner(connection: ClientBase | Pool): Promise<void> {
  await refusePrivileged(connection);
  const { rowCount: owned } = await connection.query(
    `select from pg_class where pg_has_role(current_user, relowner, 'member') limit 1`,
  );
  if (owned !== 0) throw new PrivilegedLogin("The API's login owns tables: it must own nothing.");
  const { rowCount: makers } = await connection.query(
    `select from pg_roles where rolname = current_user and rolcreaterole`,
  );
  if (makers !== 0) throw new PrivilegedLogin("The API's login makes roles: it could give itself any right.");
}
