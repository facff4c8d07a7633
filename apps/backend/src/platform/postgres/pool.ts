import pg from 'pg';
import type { DatabaseAccess } from './access';
import { RenewingPool } from './renewing-pool';

export interface PoolOptions {
  access: DatabaseAccess;
  /** Connections at most. */
  size: number;
  /** What Postgres shows in pg_stat_activity. */
  name: string;
  /** Told of a connection that broke while idle; the pool replaces it by itself. */
  onIdleError: (error: Error) => void;
  /** Done on each new connection before it is used; what it throws, whoever asked for a connection gets. */
  onConnect?: (client: pg.ClientBase) => Promise<void>;
  /** Where names without a schema are looked up. */
  searchPath?: string;
}

const INT8 = 20;
const DATE = 1082;

/** Stream versions and sequences are int8: they are numbers here, and one that is too large is an error. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('int8 beyond the safe integers');
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return parseInt8;
    // A day has no time zone: it stays 'YYYY-MM-DD'.
    if (oid === DATE) return (text: string) => text;
    const parse: unknown = pg.types.getTypeParser(oid, format);
    return parse as (text: string) => unknown;
  }) as typeof pg.types.getTypeParser,
};

/** A pool whose statements and idle transactions are bounded, so that nothing holds a lock for ever. */
export function createPool(pool: PoolOptions): pg.Pool {
  const { access, size, name, onIdleError, onConnect, searchPath } = pool;
  const options: pg.PoolConfig = {
    ...access.server,
    max: size,
    application_name: name,
    ...(searchPath === undefined ? {} : { options: `-c search_path=${searchPath}` }),
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it, which its types do not say
    ...(onConnect === undefined ? {} : { onConnect }),
    types,
    connectionTimeoutMillis: 5_000,
    // A connection knows its plans and catalogs: an exchange over a new one costs PostgreSQL several times as much.
    idleTimeoutMillis: 600_000,
    keepAlive: true,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 20_000,
  };
  const made = new RenewingPool(options, access.login);
  made.on('error', onIdleError);
  // One that breaks in use fails its statement; without a listener of its own it would end the process as well.
  made.on('connect', (client) => client.on('error', () => undefined));
  return made;
}
