import pg from 'pg';
import type { Access, Actor, Writer } from '../../sync/store';
import { logCommand, loggedCommands } from './record-log';
import { readAside, readHeld, readTries, saveTries, settleCommand } from './record-held';
import { loadRecord } from './record-load';
import { upsertsOf } from './record-rows';
import type { Transaction } from './transaction';

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

const versionOf = { name: 'version_of', text: 'select version from app.stream where id = $1' };

export interface OpenLocks {
  incarnation: string | null;
  /** The incarnation's highest answered sequence when it was locked. */
  answered: number;
}

/** Writes in a transaction that holds its locks, under the row security of its actor. */
export function recordWriter(tx: Transaction, actor: Actor, { incarnation, ...open }: OpenLocks): Writer {
  let { answered } = open;
  /** The versions that the changes of the command under way were stamped with. */
  const stamped = new Map<string, number>();
  return {
    answered: async () => answered,
    access: async (streams) => new Map((await tx.arrays(accessTo, [streams])) as [string, Access][]),
    logged: (ids, seqs) => loggedCommands(tx, ids, incarnation, seqs),
    attempt: (commandId, work, about) => {
      stamped.clear();
      return attempt(tx, commandId, work, about);
    },
    load: (stream, reads) => loadRecord(tx, actor.agencyId, stream, reads),
    apply: async (changes) => {
      for (const { statement, values } of upsertsOf(changes)) {
        const written = (await tx.arrays(statement, values)) as [stream: string, version: number][];
        for (const [stream, version] of written) stamped.set(stream, version);
      }
    },
    version: async (stream) => {
      const known = stamped.get(stream);
      if (known !== undefined) return known;
      const [found] = await tx.arrays(versionOf, [stream]);
      if (!found) throw new Error('A stream without a head has no version.');
      return found[0] as number;
    },
    advance: async (seq) => {
      await tx.query('select app.answer($1, $2)', [incarnation, seq]);
      answered = seq;
    },
    log: async (entry, content) => {
      await logCommand(tx, entry, content);
      answered = entry.seq ?? answered;
    },
    aside: (stream, id) => readAside(tx, stream, id),
    held: (stream) => readHeld(tx, stream),
    tries: (stream) => readTries(tx, stream),
    settle: (later) => settleCommand(tx, later),
    tried: (stream, tries, nextAt) => saveTries(tx, stream, tries, nextAt),
  };
}

/** The audit reads the command's id from the setting; a roll-back to the savepoint takes the setting back too. */
async function attempt<T>(
  tx: Transaction,
  commandId: string,
  work: () => Promise<T>,
  about: string | null = null,
): Promise<T> {
  await tx.query(`savepoint command; ${audited(commandId, about ?? '')}`);
  try {
    const result = await work();
    await tx.query(`release savepoint command; ${audited('', '')}`);
    return result;
  } catch (error) {
    await tx.query('rollback to savepoint command; release savepoint command');
    throw error;
  }
}

/** Whose entry the audit makes, as one statement. */
const audited = (commandId: string, about: string): string =>
  `select set_config('app.command', ${pg.escapeLiteral(commandId)}, true),
    set_config('app.about', ${pg.escapeLiteral(about)}, true)`;
