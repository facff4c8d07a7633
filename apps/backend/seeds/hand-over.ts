import { put } from '@berthcare/shared/commands/command';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { Pool } from 'pg';
import { clientId, clients } from './clients';
import { begun, timesOf, type Visit } from './documented';
import { sendFrom, type Deed } from './phone';
import { rowsOf, write } from './rows';
import { visitId } from './schedule';
import { caregivers } from './staff';
import { MINUTE } from './time';
import { handedOver } from './today';

const client = clients.find(({ key }) => key === handedOver)!;

/**
 * Luc Bergeron is called away from today's visit, and Shanice Clarke takes over. She measures what he had measured, her
 * phone without a network: two values, both kept. What he wrote last reaches the office when the visit is hers: it is set
 * aside. All of it is decided by the rules, as it would be for anybody's phone; only the office's part is written by hand.
 */
export async function handOver(pool: Pool, { now, today }: { now: number; today: string }): Promise<void> {
  const stream = clientId(handedOver);
  const id = visitId(client, today);
  const read = async () => {
    const connection = await pool.connect();
    try {
      return (await rowsOf<Visit>(connection, 'visit', stream)).find((visit) => visit.id === id);
    } finally {
      connection.release();
    }
  };
  const planned = await read();
  if (planned?.state !== 'planned') return;
  const { startedAt } = timesOf(planned);
  const lucIsThere = startedAt + 6 * MINUTE;
  const shaniceIsThere = startedAt + 15 * MINUTE;
  // Later, then: the demo's phones try again.
  if (shaniceIsThere + 5 * MINUTE > now) return;

  const document = (at: number, entries: [item: string, value: EntryValue][]): Deed => ({
    ...{ type: 'visit.document', stream, at },
    payload: { visitId: id, entries: entries.map(([item, value]) => written(item, value, at)) },
  });
  const { startPlace } = begun({ visit: planned, client });
  const start: Deed = {
    ...{ type: 'visit.start', stream, at: startedAt },
    payload: { visitId: id, startedAt, place: startPlace! },
  };
  await sendFrom('luc', pool, [start, document(lucIsThere, [['vital.pulse', pulse(74)]])], lucIsThere);

  const running = await read();
  const [luc, shanice] = [caregivers.luc.id, caregivers.shanice.id];
  const given = put('visit', { ...running!, assignedTo: shanice, formerlyAssigned: [luc] });
  const connection = await pool.connect();
  try {
    await write(connection, [given]);
  } finally {
    connection.release();
  }

  const late = 'Douleur à la hanche en se levant, 4 sur 10. Prévenu sa sœur.';
  const lucsLast = document(lucIsThere + 3 * MINUTE, [['note', { kind: 'note', text: late }]]);
  await sendFrom('luc', pool, [lucsLast], now - 4 * MINUTE);
  const shanices = document(shaniceIsThere, [
    ['vital.pulse', pulse(88)],
    ['vital.blood_pressure', { kind: 'vital', amount: 142, second: 82 }],
  ]);
  await sendFrom('shanice', pool, [shanices], now - 3 * MINUTE);
}

const pulse = (amount: number): EntryValue => ({ kind: 'vital', amount });

const written = (item: string, value: EntryValue, recordedAt: number) => ({
  ...{ item, kind: value.kind === 'note' ? ('note' as const) : ('vital' as const), value },
  ...{ provenance: 'new' as const, sourceEntryId: null, together: false, recordedAt },
});
