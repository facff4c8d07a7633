import { commands, type CommandType, type PayloadOf } from '@berthcare/shared/commands/commands';
import { commandHash } from '@berthcare/shared/sync/seal';
import type { Outcome, WireCommand } from '@berthcare/shared/sync/wire';
import type { Pool } from 'pg';
import { postgresRecordStore } from '../src/platform/postgres/record-store';
import { push } from '../src/sync/push';
import { demoId } from './ids';
import { agency, caregivers, type CaregiverKey } from './staff';
import { timeZone } from './time';

/** What a demo phone's person did: any command with the payload of its own type. */
export type Deed = {
  [Type in CommandType]: {
    type: Type;
    payload: PayloadOf<Type>;
    stream: string;
    /** When it was done, epoch milliseconds. */
    at: number;
  };
}[CommandType];

/** The device of a caregiver's demo phone. Nobody has its key. */
export const phoneOf = (key: CaregiverKey): string => demoId('device', key);

/**
 * Sends what was done from a caregiver's demo phone: the commands go the way of every device's, with a sequence, a hash
 * and a logged outcome each. The phone has seen nothing of what others wrote.
 * @param now when it arrives at the office, epoch milliseconds
 */
export async function sendFrom(
  key: CaregiverKey,
  pool: Pool,
  deeds: readonly Deed[],
  now: number,
): Promise<Outcome[]> {
  if (deeds.length === 0) return [];
  const incarnation = demoId('incarnation', key);
  const { rows } = await pool.query<{ answered: number }>(
    'select answered from app.incarnation where id = $1',
    [incarnation],
  );
  const answered = rows[0]?.answered ?? 0;
  const author = caregivers[key].id;
  const sealed = deeds.map(({ type, payload, stream, at }, place): WireCommand => {
    const seq = answered + place + 1;
    const id = demoId('command', key, String(seq));
    const unsealed = { id, type, v: commands[type].version, stream, author, at, skew: 0, basis: {}, payload };
    return { ...unsealed, seq, hash: commandHash(unsealed) };
  });
  const pushed = await push(
    postgresRecordStore(pool),
    { agencyId: agency.id, personId: author, role: 'caregiver', timeZone, deviceId: phoneOf(key) },
    { incarnation, lastSeq: answered + sealed.length, sentAt: now, commands: sealed },
    now,
  );
  if (pushed.outcomes.length !== deeds.length) throw new Error('A demo phone was not answered.');
  return pushed.outcomes;
}
