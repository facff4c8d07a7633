import type pg from 'pg';
import { snakeCase } from '../../src/platform/postgres/record-columns';
import { postgresRecordStore } from '../../src/platform/postgres/record-store';
import type { LoggedCommand } from '../../src/sync/store';
import { agency, agencyId, people, teamId, timeZone } from '../simulation/agency';
import { asOwner, type Owner } from '../owner';
import { sorted, type Books, type Stage } from './replay';
import type { Trace } from './trace';

/** Founds the agency as its owner does; devices speak through the API's login, under row security. */
export async function postgresStage(trace: Trace, ownerUrl: string, api: pg.Pool): Promise<Stage> {
  const byHand = <T>(work: (owner: Owner) => Promise<T>) => asOwner(ownerUrl, work);
  await byHand(async (owner) => {
    await foundAgency(owner);
    await activateDevices(owner, trace);
  });
  // The founding itself is what triggers publish of the agency and its people.
  const [, ...changes] = agency(trace.founded).changes;
  for (const together of changes) await byHand((owner) => owner.put(...together));
  return {
    store: postgresRecordStore(api),
    edit: (together) => byHand((owner) => owner.put(...together)),
    erase: (places) =>
      byHand(async (owner) => {
        for (const { table, id } of places) {
          await owner.rows(`update app.${snakeCase(table)} set gone = true where id = $1`, [id]);
        }
      }),
    forget: (tokens) =>
      byHand(async (owner) => {
        await owner.rows('delete from app.sync_token where token = any ($1)', [tokens]);
      }),
    beginEpoch: () =>
      byHand(async (owner) => {
        await owner.rows('select app.begin_epoch(true)');
      }),
    books: () => byHand(booksOf),
  };
}

/** The agency of the simulation, and its people; triggers open their streams and publish them. */
export async function foundAgency(owner: Owner): Promise<void> {
  const agencyRow = {
    id: agencyId,
    name: 'Rideau',
    time_zone: timeZone,
    locale: 'en',
    phone: '613-555-0100',
  };
  await owner.insert('agency', [agencyRow]);
  await owner.insert('team', [{ id: teamId, agency_id: agencyId, name: 'east' }]);
  for (const [name, { id, role }] of Object.entries(people)) {
    await owner.insert('person', [{ id, agency_id: agencyId, name, role, locale: 'en', credential: 'RN' }]);
    await owner.insert('person_team', [{ agency_id: agencyId, person_id: id, team_id: teamId }]);
  }
}

async function activateDevices(owner: Owner, { steps }: Trace): Promise<void> {
  const devices = new Map(
    steps.flatMap((step) => ('ask' in step ? [[step.actor.deviceId!, step.actor.personId] as const] : [])),
  );
  for (const [id, personId] of devices) {
    const known = { id, agency_id: agencyId, person_id: personId };
    await owner.insert('device', [{ ...known, name: 'Phone', platform: 'web', public_key: {} }]);
  }
}

async function booksOf(owner: Owner): Promise<Books> {
  const versions = await owner.rows<{ id: string; version: number }>(
    'select id, version::float8 from app.stream',
  );
  const audit = await owner.rows<Books['audit'][number]>(
    `select stream_id as stream, version::float8, command_id as "commandId", person_id as "personId"
     from app.audit_entry where kind = 'change'`,
  );
  const log = await owner.rows<LoggedCommand & { content: unknown }>(
    `select l.id, incarnation_id as incarnation, l.seq::float8 as seq, hash, type, stream_id as stream, author_id as author, outcome,
       reason, version::float8, (extract(epoch from sealed_at) * 1000)::float8 as at,
       (extract(epoch from sent_at) * 1000)::float8 as "sentAt",
       (extract(epoch from received_at) * 1000)::float8 as "receivedAt", content
     from app.command_log l left join app.command_content c on c.command_id = l.id`,
  );
  return {
    versions: sorted(
      versions.map(({ id, version }) => [id, version]),
      ([id]) => id,
    ),
    audit: sorted(audit, ({ stream, version, commandId }) => [stream, version, commandId]),
    log: sorted(
      log.map(({ content: _, ...entry }) => entry),
      ({ id }) => id,
    ),
    content: sorted(
      log
        .filter(({ content }) => content !== null)
        .map(({ id, content }): [string, unknown] => [id, content]),
      ([id]) => id,
    ),
  };
}
