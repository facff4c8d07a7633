import pg from 'pg';
import { fixedCredential, withCredential, type Credential } from '../secrets/credential';

/** Who logs in; nobody in particular where the server's address says it. */
export interface Login {
  user?: string;
  password?: string;
}

/** Where a database is, and as whom it is reached; the login may change while the process runs. */
export interface DatabaseAccess {
  server: Pick<pg.ClientConfig, 'connectionString' | 'host' | 'port' | 'database' | 'ssl'>;
  login: Credential<Login>;
}

/** By an address that has everything in it. */
export const databaseAt = (url: string): DatabaseAccess => ({
  server: { connectionString: url },
  login: fixedCredential({}),
});

/** invalid_password, and invalid_authorization_specification: no such login, or it may not log in. */
const REFUSED = new Set(['28P01', '28000']);

export const isRefusedLogin = (error: unknown): boolean =>
  REFUSED.has((error as { code?: string } | null)?.code ?? '');

export interface ConnectionOptions {
  /** What Postgres shows in pg_stat_activity. */
  name: string;
  /** Told when the connection breaks; without it that ends the process. */
  onError?: (error: Error) => void;
}

/** One connection of one's own, to be ended by the caller. */
export function connectClient(
  { server, login }: DatabaseAccess,
  { name, onError }: ConnectionOptions,
): Promise<pg.Client> {
  const connect = async (as: Login) => {
    const client = new pg.Client({ ...server, ...as, application_name: name, keepAlive: true });
    if (onError !== undefined) client.on('error', onError);
    await client.connect();
    return client;
  };
  return withCredential(login, connect, isRefusedLogin);
}
