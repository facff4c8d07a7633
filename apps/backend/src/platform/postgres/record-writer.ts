import type { Access, Actor, Writer } from '../../sync/store';
import { readAside, readHeld, readTries, saveTries, settleCommand } from './record-held';
import { RecordInHand } from './record-in-hand';
import { loadRecord } from './record-load';
import { logCommands, loggedCommands, type Logged } from './record-log';
import { NotCommitted, type Transaction } from './transaction';

/** Care records that the actor sees, and those that only an ended grant tells of. */
const accessTo = {
  name: 'access_to',
  text: `select asked.id,
      case
        when exists (select from app.stream s where s.id = asked.id and s.kind = 'client') then 'held'
        when exists (
          select from app.holding h
          where h.stream_id = app.person_id() and h.record_id = asked.id and not h.gone
        ) then 'former'
        else 'none'
      end
    from unnest($1::uuid[]) as asked (id)`,
};

export interface OpenLocks {
  incarnation: string | null;
  /** The incarnation's highest answered sequence when it was locked. */
  answered: number;
}

export interface OpenWriter extends Writer {
  /** Writes all that waits. */
  finish(): Promise<void>;
}

/**
 * Writes in a transaction that holds its locks, under the row security of its actor.
 * @param together commands have no savepoints, and what they change and log is written at the end: whatever the database
 *   refuses, all of it is to be done again, one by one
 */
export function recordWriter(
  tx: Transaction,
  actor: Actor,
  { incarnation, ...open }: OpenLocks,
  together: boolean,
): OpenWriter {
  const record = new RecordInHand(tx);
  let { answered } = open;
  let logged: Logged[] = [];

  const finish = async () => {
    await record.save();
    // Whoever went on lost what others had waiting with it.
    if (together && record.failed) throw new NotCommitted();
    if (logged.length > 0) await logCommands(tx, logged);
    logged = [];
  };
  /** What is asked of the database depends on what waits. */
  const after = async <T>(asked: () => Promise<T>): Promise<T> => {
    await finish();
    return asked();
  };
  const savedAtOnce = <T>(work: () => Promise<T>): Promise<T> =>
    tx.savepoint(async () => {
      const result = await work();
      await record.save();
      return result;
    });

  return {
    finish,
    answered: async () => answered,
    access: async (streams) => new Map((await tx.arrays(accessTo, [streams])) as [string, Access][]),
    logged: (ids, seqs) => after(() => loggedCommands(tx, ids, incarnation, seqs)),
    attempt: (command, work, about = null) => {
      const attempted = () => record.within({ command, about }, work);
      return together ? attempted() : savedAtOnce(attempted);
    },
    load: (stream, reads) =>
      loadRecord((home, read) => record.rows(home, read), actor.agencyId, stream, reads),
    apply: (changes) => record.apply(changes),
    version: (stream) => record.version(stream),
    advance: async (seq) => {
      await after(() => tx.query('select app.answer($1, $2)', [incarnation, seq]));
      answered = seq;
    },
    log: async (entry, content) => {
      logged.push([entry, content]);
      answered = entry.seq ?? answered;
    },
    aside: (stream, id) => after(() => readAside(tx, stream, id)),
    held: (stream) => after(() => readHeld(tx, stream)),
    tries: (stream) => readTries(tx, stream),
    settle: (later) => settleCommand(tx, later),
    tried: (stream, tries, nextAt) => saveTries(tx, stream, tries, nextAt),
  };
}
