import { dayAt } from '@berthcare/utils/day';
import type { ClientBase, Pool } from 'pg';
import type { ObjectStore } from '../src/platform/storage/storage';
import { records } from './clients';
import { handOver } from './hand-over';
import { photos } from './photos';
import { remarks } from './remarks';
import { absent, write } from './rows';
import { carryPhones, foundAgency, giveLogins, issueCodes, lastDay } from './sign-ins';
import { documentation } from './templates';
import { timeZone } from './time';
import { changesOf, visitsUpTo } from './visits';

export interface DemoOptions {
  /** Epoch milliseconds: the demo lies around it. */
  now: number;
  /** Of everybody in the office. */
  password: string;
  /** How the server keeps activation codes. */
  hashOf: (code: string) => Buffer;
  /** Where pictures are kept. */
  objects: Pick<ObjectStore, 'write'>;
}

/** Any number that nothing else takes. */
const LOCK = 4_207_114;

/**
 * Brings the demo agency up to the present moment: everything on an empty database, what is missing on a later day,
 * nothing on the same day. What people did with it stays. One transaction; on a new day the commands of one visit follow.
 * @param pool of the schema's owner
 * @returns how many rows of the record were written, those of commands left out
 */
export async function bringUpDemo(pool: Pool, options: DemoOptions): Promise<number> {
  const { written, newDay } = await inOneTransaction(pool, options);
  if (newDay) await handOver(pool, { now: options.now, today: dayAt(options.now, timeZone) });
  return written;
}

interface BroughtUp {
  written: number;
  newDay: boolean;
}

async function inOneTransaction(pool: Pool, options: DemoOptions): Promise<BroughtUp> {
  const connection = await pool.connect();
  await connection.query('begin');
  try {
    // Thousands of rows, made here and written in one statement: a slow machine may take its time for both.
    await connection.query('set local statement_timeout = 0');
    await connection.query('set local idle_in_transaction_session_timeout = 0');
    await connection.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const broughtUp = await bringUp(connection, options);
    await connection.query('commit');
    return broughtUp;
  } catch (error) {
    // Where the connection is gone, so is the transaction: what broke it is what counts.
    await connection.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}

async function bringUp(
  connection: ClientBase,
  { now, password, hashOf, objects }: DemoOptions,
): Promise<BroughtUp> {
  const today = dayAt(now, timeZone);
  const last = await lastDay(connection);
  await foundAgency(connection);
  await giveLogins(connection, password);
  await issueCodes(connection, hashOf, today);
  const base = await absent(connection, [...documentation, ...records(now)]);
  await write(connection, base);
  // Once a day: somebody may be in the middle of a visit.
  if (last === today) return { written: base.length, newDay: false };

  await carryPhones(connection, now);
  const done = await visitsUpTo(connection, { now, today, first: last === null });
  const changes = [
    ...changesOf(done),
    ...(last === null ? remarks(done, today) : []),
    ...(await photos(done, objects)),
  ];
  await write(connection, changes);
  return { written: base.length + changes.length, newDay: true };
}
