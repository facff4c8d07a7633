import type { RotationSecrets } from '../config/secrets';
import type { Logger } from '../platform/logging/logger';
import { connectClient, isRefusedLogin, type DatabaseAccess, type Login } from '../platform/postgres/access';
import { refusePrivileged } from '../platform/postgres/privileges';
import { databaseServer, openParameters, PARAMETERS, parseLogin } from '../platform/secrets/access';
import { fixedCredential, storedCredential } from '../platform/secrets/credential';
import { rotateLogin } from './database-login';
import { elastiCacheToken } from './elasticache';
import { rotateToken } from './redis-token';
import { tryTokensAt } from './try-token';

/** Any number, as long as it is the same in every process that rotates. */
const LOCK = 4_207_115;

/**
 * Replaces the secrets that can be replaced: the token of Redis and the two logins of the database. One process does;
 * another that is started meanwhile ends at once. It may be cut short anywhere and run again.
 */
export async function rotate({ source, database, redis }: RotationSecrets, log: Logger): Promise<void> {
  const parameters = await openParameters(source);
  const server = databaseServer(database);
  const login = await storedCredential<Login>(parameters, PARAMETERS.owner, parseLogin, log);
  const owner = await connectClient({ server, login }, { name: 'berthcare-rotate' });
  const done = (what: string) => log.info({ event: 'rotated', parameter: what }, 'A secret was replaced');
  try {
    await refusePrivileged(owner);
    const { rows } = await owner.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (!rows[0]!.mine) {
      log.info({ event: 'rotation.elsewhere' }, 'Another process rotates');
      return;
    }
    const holder = elastiCacheToken(redis.group, source.region);
    const admits = tryTokensAt(`rediss://${redis.host}:${redis.port}`);
    await rotateToken({ parameters, name: PARAMETERS.redis, holder, admits });
    done(PARAMETERS.redis);
    const canLogIn = (as: Required<Login>) => canLogInTo(server, as);
    for (const name of [PARAMETERS.api, PARAMETERS.auth]) {
      await rotateLogin({ parameters, name, owner, canLogIn });
      done(name);
    }
  } finally {
    // Ending the connection releases the lock.
    await owner.end();
  }
}

async function canLogInTo(server: DatabaseAccess['server'], login: Required<Login>): Promise<boolean> {
  try {
    const client = await connectClient(
      { server, login: fixedCredential<Login>(login) },
      { name: 'berthcare-rotate' },
    );
    await client.end();
    return true;
  } catch (error) {
    if (isRefusedLogin(error)) return false;
    throw error;
  }
}
