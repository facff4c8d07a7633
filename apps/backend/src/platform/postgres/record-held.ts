import type { Outcome, OutcomeKind, WireCommand } from '@berthcare/shared/sync/wire';
import type { Pool } from 'pg';
import type { HeldWork, Kept, LaterOutcome } from '../../sync/store';
import { epochMilliseconds } from './record-columns';
import { withoutContext, type Reader, type Transaction } from './transaction';

/** What took no effect and nobody has decided about; `outcome` is the last one. */
const asideCommands = `from app.command_log c
  join app.command_content k on k.agency_id = c.agency_id and k.command_id = c.id
  left join app.later_outcome l on l.agency_id = c.agency_id and l.command_id = c.id
  where not exists (select from app.settlement s where s.id = c.id and not s.gone)`;

const kept = `select k.content, c.submitted_by, coalesce(l.reason, c.reason), ${epochMilliseconds('c.received_at')}`;

const keptOf = ([content, sentBy, reason, receivedAt]: unknown[]): Kept => ({
  command: content as WireCommand,
  sentBy: sentBy as string,
  reason: reason as string | null,
  receivedAt: receivedAt as number,
});

const findAside = {
  name: 'aside_command',
  text: `${kept} ${asideCommands} and c.stream_id = $1 and c.id = $2
    and coalesce(l.outcome, c.outcome) in ('review', 'refused', 'held')`,
};

export async function readAside(tx: Reader, stream: string, id: string): Promise<Kept | null> {
  const [found] = await tx.arrays(findAside, [stream, id]);
  return found ? keptOf(found) : null;
}

const findHeld = {
  name: 'held_commands',
  text: `${kept} ${asideCommands} and c.outcome = 'held' and l.outcome is null
    and c.submitted_by = app.person_id() and c.stream_id = $1
    order by c.received_at, c.seq, c.id`,
};

export const readHeld = async (tx: Reader, stream: string): Promise<Kept[]> =>
  (await tx.arrays(findHeld, [stream])).map(keptOf);

const findTries = {
  name: 'held_tries',
  text: 'select tries from app.held_try where person_id = app.person_id() and stream_id = $1',
};

export async function readTries(tx: Reader, stream: string): Promise<number> {
  const [found] = await tx.arrays(findTries, [stream]);
  return (found?.[0] as number | undefined) ?? 0;
}

const saveTry = {
  name: 'save_held_try',
  text: `insert into app.held_try (agency_id, person_id, stream_id, tries, next_at)
    values (app.agency_id(), app.person_id(), $1, $2, to_timestamp($3::bigint / 1000.0))
    on conflict (agency_id, person_id, stream_id) do update
      set tries = excluded.tries, next_at = excluded.next_at`,
};

const forgetTries = {
  name: 'forget_held_tries',
  text: 'delete from app.held_try where person_id = app.person_id() and stream_id = $1',
};

export async function saveTries(
  tx: Transaction,
  stream: string,
  tries: number,
  nextAt: number | null,
): Promise<void> {
  if (nextAt === null) await tx.arrays(forgetTries, [stream]);
  else await tx.arrays(saveTry, [stream, tries, nextAt]);
}

const settle = {
  name: 'settle_command',
  text: `insert into app.later_outcome (agency_id, command_id, outcome, reason, version, decided_at)
    values (app.agency_id(), $1, $2, $3, $4, to_timestamp($5::bigint / 1000.0))`,
};

export async function settleCommand(
  tx: Transaction,
  { id, outcome, reason, version, at }: LaterOutcome,
): Promise<void> {
  await tx.arrays(settle, [id, outcome, reason, version, at]);
}

const findSettled = {
  name: 'settled_commands',
  text: `select c.id, l.outcome, c.stream_id, l.version, l.reason, ${epochMilliseconds('c.received_at')}
    from app.later_outcome l
    join app.command_log c on c.agency_id = l.agency_id and c.id = l.command_id
    where l.command_id = any ($1) and c.submitted_by = app.person_id()`,
};

/** What became of these commands of the person of the context. */
export async function readSettled(tx: Reader, ids: readonly string[]): Promise<Outcome[]> {
  const found = await tx.arrays(findSettled, [ids]);
  return found.map(([id, outcome, stream, version, reason, receivedAt]) => ({
    id: id as string,
    outcome: outcome as OutcomeKind,
    stream: stream as string,
    version: version as number | null,
    reason: reason as string | null,
    receivedAt: receivedAt as number,
  }));
}

interface DueRow {
  agency_id: string;
  person_id: string;
  role: HeldWork['actor']['role'];
  time_zone: string;
  stream_id: string;
  tries: number;
}

/** Of every agency: nobody in particular asks. */
export async function findHeldWork(pool: Pool, now: number | null): Promise<HeldWork[]> {
  const { rows } = await withoutContext(pool, (tx) =>
    tx.query<DueRow>('select * from app.held_work(to_timestamp($1::bigint / 1000.0))', [now]),
  );
  return rows.map(({ agency_id, person_id, role, time_zone, stream_id, tries }) => ({
    actor: { agencyId: agency_id, personId: person_id, role, timeZone: time_zone, deviceId: null },
    stream: stream_id,
    tries,
  }));
}
