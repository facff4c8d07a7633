import { DatabaseError, type Pool } from 'pg';
import { ForeignIncarnation, type Actor, type Locks, type RecordStore } from '../../sync/store';
import { findHeldWork, readSettled } from './record-held';
import { forgottenOf } from './record-log';
import { recordReader } from './record-reader';
import { tokenIsCurrent } from './record-tokens';
import { recordWriter, type OpenLocks } from './record-writer';
import { NotCommitted, withContext, type Transaction } from './transaction';

/** Care records in PostgreSQL: the database stamps the versions, audits and decides who sees what. */
export function postgresRecordStore(pool: Pool): RecordStore {
  return {
    epoch: async () => {
      const { rows } = await pool.query<{ epoch: string }>(
        'select epoch from app.server_epoch order by number desc limit 2',
      );
      return { id: rows[0]!.epoch, previous: rows[1]?.epoch ?? null };
    },
    distrust: async (epoch, told) => {
      const { rows } = await pool.query<{ begun: boolean }>('select app.distrust_epoch($1, $2) as begun', [
        ...[epoch, told],
      ]);
      return rows[0]!.begun;
    },
    current: (actor, query) => tokenIsCurrent(pool, actor, query),
    settled: (actor, ids) => withContext(pool, actor, (tx) => readSettled(tx, ids), { readOnly: true }),
    forgotten: (actor, acknowledged) =>
      withContext(pool, actor, (tx) => forgottenOf(tx, acknowledged), { readOnly: true }),
    heldWork: (now) => findHeldWork(pool, now),
    read: (actor, work) =>
      withContext(pool, actor, (tx) => work(recordReader(tx, actor)), { isolation: 'repeatable read' }),
    write: async (actor, locks, work) => {
      const written = (together: boolean) =>
        withContext(pool, actor, async (tx) => {
          const writer = recordWriter(tx, actor, await lock(tx, actor, locks), together);
          const result = await work(writer);
          await writer.finish();
          return result;
        });
      try {
        return await written(true);
      } catch (error) {
        // The database has something against one of the commands: one by one, it fails alone.
        const refused = error instanceof NotCommitted || error instanceof DatabaseError;
        if (refused && !transient(error)) return written(false);
        throw error;
      }
    },
    transient,
  };
}

/** The incarnation first, then the heads in the order of their ids: everybody waits in the same line. */
async function lock(tx: Transaction, { deviceId }: Actor, locks: Locks): Promise<OpenLocks> {
  const { incarnation, lastSeq = 0, streams } = locks;
  let answered = 0;
  if (incarnation !== null) {
    const { rows } = await tx.query<{ answered: number | null }>(
      'select app.open_incarnation($1, $2, $3) as answered',
      [incarnation, deviceId, lastSeq],
    );
    const known = rows[0]?.answered ?? null;
    if (known === null) throw new ForeignIncarnation(incarnation);
    answered = known;
  }
  if (streams.length > 0) await tx.query('select app.lock_streams($1)', [streams]);
  return { incarnation, answered };
}

/** SQLSTATE classes: connection, transaction rolled back, resources, locks, intervention, system. */
const PASSING = new Set(['08', '40', '53', '55', '57', '58']);

/** Errors of the connection itself have no SQLSTATE: the driver's own, or the operating system's (`ECONNRESET`). */
function transient(error: unknown): boolean {
  if (error instanceof DatabaseError) return PASSING.has(error.code?.slice(0, 2) ?? '');
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code);
}
