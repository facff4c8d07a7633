import type { Pool } from 'pg';
import type { Actor, RecordStore, Resume, Token } from '../../sync/store';
import { epochMilliseconds } from './record-columns';
import type { Reader, Transaction } from './transaction';

const current = {
  name: 'token_is_current',
  text: 'select app.token_is_current($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint / 1000.0)) as current',
};

/** One statement outside of any transaction: most requests have nothing new, and ask no more than this. */
export async function tokenIsCurrent(
  pool: Pool,
  { agencyId, personId, deviceId }: Actor,
  { token, incarnation, projection, now }: Parameters<RecordStore['current']>[1],
): Promise<boolean> {
  const values = [agencyId, personId, deviceId, incarnation, token, projection, now];
  const { rows } = await pool.query<{ current: boolean }>({ ...current, values });
  return rows[0]?.current === true;
}

const find = {
  name: 'find_token',
  text: `select epoch, projection, window_from, window_to, streams, to_jsonb(versions), resume,
      ${epochMilliseconds('expires_at')}
    from app.sync_token where token = $1 and incarnation_id = $2
      and app.is_incarnation_of($2, $3)`,
};

/** What the device holds under the token; null when it is not known, or another's: a copy has to say who it is. */
export async function readToken(
  tx: Reader,
  deviceId: string | null,
  token: string,
  incarnation: string,
): Promise<Token | null> {
  const [found] = await tx.arrays(find, [token, incarnation, deviceId]);
  if (!found) return null;
  const [epoch, projection, from, to, streams, versions, resume, expiresAt] = found;
  return {
    ...{ token, incarnation },
    epoch: epoch as string,
    projection: projection as string,
    window: { from: from as string, to: to as string },
    vector: (streams as string[]).map((stream, i) => [stream, (versions as number[])[i]!]),
    resume: resume as Resume | null,
    expiresAt: expiresAt as number,
  };
}

/**
 * A window ends within a day of being told: a token that ended two days before this one's end has been out of date
 * for more than a day. Deciding by the tokens alone keeps clocks out of it. What is due at once (0) ends with its
 * window too.
 */
const save = {
  name: 'save_token',
  text: `with given as (
      select array(
        select unnest($9::uuid[]) except select unnest(streams) from (
          select streams from app.sync_token where incarnation_id = $2 order by saved_at desc limit 1
        ) as previous
      ) as streams
    ), forgotten as (
      delete from app.sync_token where incarnation_id = $2 and window_to < $8::date - 1
    ), saved as (
      insert into app.sync_token (token, incarnation_id, agency_id, person_id, epoch, projection,
        expires_at, window_from, window_to, streams, versions, resume)
      values ($1, $2, app.agency_id(), app.person_id(), $3, $4,
        to_timestamp($5::bigint / 1000.0), $7, $8, $9, $10, $6)
    )
    select app.count_token($2), case when streams <> '{}' then app.audit_grants($2, streams) end from given`,
};

/**
 * Remembers what a device will hold, and which care records it is given for the first time. Answers how many tokens its
 * incarnation has been given with it.
 */
export async function saveToken(tx: Transaction, token: Token): Promise<number> {
  const { incarnation, epoch, projection, window, vector, resume, expiresAt } = token;
  const [saved] = await tx.arrays(save, [
    ...[token.token, incarnation, epoch, projection, expiresAt, resume && JSON.stringify(resume)],
    ...[window.from, window.to],
    vector.map(([stream]) => stream),
    vector.map(([, version]) => version),
  ]);
  return saved![0] as number;
}

const unaccounted = {
  name: 'token_is_unaccounted_for',
  text: 'select app.token_is_unaccounted_for($1, $2, $3)',
};

/** Whether this database can neither show the token nor have forgotten it. */
export async function isUnaccountedFor(
  tx: Reader,
  token: string,
  incarnation: string,
  count: number,
): Promise<boolean> {
  const [found] = await tx.arrays(unaccounted, [token, incarnation, count]);
  return found![0] as boolean;
}
