import { dayAt } from '@berthcare/utils/day';
import type { Pool } from 'pg';
import { clientId, clients } from './clients';
import { bringUpDemo, type DemoOptions } from './demo';
import { begun, documented, timesOf, type Entry, type Visit } from './documented';
import { handOver } from './hand-over';
import { phoneOf, sendFrom, type Deed } from './phone';
import { rowsOf } from './rows';
import { lastDay } from './sign-ins';
import { caregiverKeys, caregivers, type CaregiverKey } from './staff';
import { timeZone } from './time';
import { handedOver, notBegun, silentCaregiver } from './today';
import { carriedBy } from './visits';

/** Priya Nair's phone is for whoever tries the demo; nothing was heard of Tomasz Wrobel's since the morning. */
const notPlayed: ReadonlySet<CaregiverKey> = new Set(['priya', silentCaregiver]);

/**
 * Lets the demo's phones do what their people would have done by now: they are heard, visits begin, are documented and
 * completed, each by its commands. A caregiver whose phone somebody has activated is that somebody's from then on.
 */
export async function playPhones(pool: Pool, options: DemoOptions): Promise<void> {
  const { now } = options;
  const day = dayAt(now, timeZone);
  if ((await lastDay(pool)) !== day) await bringUpDemo(pool, options);
  await handOver(pool, { now, today: day });
  for (const key of caregiverKeys) {
    if (notPlayed.has(key) || (await isSomebodys(pool, key))) continue;
    for (const visit of await openVisits(pool, key, day)) {
      await sendFrom(key, pool, await deedsOf(pool, visit, now), now);
    }
    await pool.query('update app.device set last_heard_at = to_timestamp($2 / 1000.0) where id = $1', [
      phoneOf(key),
      now,
    ]);
  }
}

async function isSomebodys(pool: Pool, key: CaregiverKey): Promise<boolean> {
  const { rowCount } = await pool.query(
    'select from app.device where person_id = $1 and id <> $2 and revoked_at is null',
    [caregivers[key].id, phoneOf(key)],
  );
  return rowCount !== 0;
}

async function openVisits(pool: Pool, key: CaregiverKey, day: string): Promise<Visit[]> {
  const { rows } = await pool.query<{ id: string; stream_id: string }>(
    `select id, stream_id from app.visit
      where day = $1 and assigned_to = $2 and state in ('planned', 'in_progress') and not gone
      order by planned_start`,
    [day, caregivers[key].id],
  );
  const found: Visit[] = [];
  for (const { id, stream_id } of rows) {
    const visits = await recordOf<Visit>(pool, 'visit', stream_id);
    found.push(...visits.filter((visit) => visit.id === id));
  }
  return found;
}

/** What is due of a visit. */
async function deedsOf(pool: Pool, visit: Visit, now: number): Promise<Deed[]> {
  const client = clients.find(({ key }) => clientId(key) === visit.streamId);
  if (!client || notBegun.has(client.key)) return [];
  if (client.key === handedOver && visit.state === 'planned') return [];
  const { startedAt, endedAt } = timesOf(visit);
  const { id: visitId, streamId: stream } = visit;
  const deeds: Deed[] = [];
  if (visit.state === 'planned' && startedAt <= now) {
    const { startPlace } = begun({ visit, client });
    const payload = { visitId, startedAt, place: startPlace! };
    deeds.push({ type: 'visit.start', stream, at: startedAt, payload });
  }
  if (endedAt > now) return deeds;

  const there = await recordOf<Entry>(pool, 'visitEntry', stream);
  const done = documented({ visit, client, carried: carriedBy(there), now });
  const entries = done.entries
    .filter(({ id }) => !there.some((entry) => entry.id === id))
    .map(({ item, kind, value, provenance, sourceEntryId, together, recordedAt }) => ({
      ...{ item, kind, value, provenance, sourceEntryId, together, recordedAt },
    }));
  const { endPlace, summary, signature, unsignedReason } = done.visit;
  return [
    ...deeds,
    { type: 'visit.document', stream, at: endedAt, payload: { visitId, entries } },
    {
      ...{ type: 'visit.complete', stream, at: endedAt },
      payload: { visitId, endedAt, place: endPlace!, summary: summary ?? '', signature, unsignedReason },
    },
  ];
}

async function recordOf<Row>(pool: Pool, table: 'visit' | 'visitEntry', stream: string): Promise<Row[]> {
  const connection = await pool.connect();
  try {
    return await rowsOf<Row>(connection, table, stream);
  } finally {
    connection.release();
  }
}
