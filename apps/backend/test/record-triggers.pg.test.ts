import { put } from '@berthcare/shared/commands/command';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { worldHere } from './here';
import { asOwner } from './owner';
import { plannedVisit } from './world';

const here = worldHere();

/** One transaction by the owner's hand. */
async function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await here.owner.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const one = async <T>(sql: string, values: unknown[] = []): Promise<T> =>
  (await here.owner.query<{ value: T }>(sql, values)).rows[0]!.value;
const head = (stream: string) =>
  one<number>('select version as value from app.stream where id = $1', [stream]);
const versionOf = (table: string, id: string) =>
  one<number>(`select version as value from app.${table} where id = $1`, [id]);
interface AuditEntry {
  command_id: string | null;
}
const entries = async (stream: string, version: number) =>
  (
    await here.owner.query<AuditEntry>(
      `select * from app.audit_entry where stream_id = $1 and version = $2`,
      [stream, version],
    )
  ).rows;

const touch = `update app.client set phone = 'x' where id = $1`;
const touchVisit = `update app.visit set summary = 'x' where id = $1`;

describe('stamping', () => {
  test('one version for everything a transaction does to a stream, the next for the next', async () => {
    const { osei } = here.world.clients;
    const before = await head(osei);
    await transaction(async (client) => {
      await client.query(touch, [osei]);
      await client.query(touchVisit, [here.world.visits.osei]);
      await client.query(touch, [osei]);
    });
    expect(await head(osei)).toBe(before + 1);
    expect(await versionOf('client', osei)).toBe(before + 1);
    expect(await versionOf('visit', here.world.visits.osei)).toBe(before + 1);
    await here.owner.query(touch, [osei]);
    expect(await versionOf('client', osei)).toBe(before + 2);
    expect(await versionOf('visit', here.world.visits.osei)).toBe(before + 1);
  });

  test('each stream has versions of its own', async () => {
    const [osei, tran] = [await head(here.world.clients.osei), await head(here.world.clients.tran)];
    await here.owner.query(`update app.client set phone = 'y' where id = any ($1)`, [
      [here.world.clients.osei, here.world.clients.tran],
    ]);
    expect(await head(here.world.clients.osei)).toBe(osei + 1);
    expect(await head(here.world.clients.tran)).toBe(tran + 1);
  });

  test('what was rolled back took no version, in a savepoint neither', async () => {
    const { osei } = here.world.clients;
    const before = await head(osei);
    await transaction(async (client) => {
      await client.query('savepoint part');
      await client.query(touch, [osei]);
      await client.query('rollback to savepoint part');
      await client.query(touchVisit, [here.world.visits.osei]);
    });
    await transaction(async (client) => {
      await client.query(touch, [osei]);
      throw new Error('no');
    }).catch(() => undefined);
    expect(await head(osei)).toBe(before + 1);
    expect(await versionOf('visit', here.world.visits.osei)).toBe(before + 1);
    expect(await versionOf('client', osei)).toBe(before);
  });

  test('a version written by hand does not count', async () => {
    const { osei } = here.world.clients;
    const before = await head(osei);
    await here.owner.query('update app.client set version = 999 where id = $1', [osei]);
    expect(await versionOf('client', osei)).toBe(before + 1);
  });

  test('a head left by another database under the same transaction id does not stop the version', async () => {
    const { osei } = here.world.clients;
    const before = await head(osei);
    await transaction(async (client) => {
      await client.query(
        `update app.stream set stamped_tx = pg_current_xact_id(), stamped_at = now() - interval '1 day' where id = $1`,
        [osei],
      );
      await client.query(touch, [osei]);
    });
    expect(await versionOf('client', osei)).toBe(before + 1);
  });

  test('a row without a head, or in a stream of another kind, is refused', async () => {
    const visit = plannedVisit({
      id: randomUUID(),
      streamId: randomUUID(),
      templateId: here.world.templates.plain,
      day: here.world.today,
      assignedTo: null,
    });
    const write = (streamId: string) =>
      asOwner(here.database.ownerUrl, (owner) => owner.put(put('visit', { ...visit, streamId })));
    await expect(write(visit.streamId)).rejects.toThrow('stream.no_head');
    await expect(write(here.world.people.priya.id)).rejects.toThrow('stream.no_head');
  });

  test('a row never changes its stream or its id', async () => {
    const move = `update app.visit set stream_id = $1 where id = $2`;
    await expect(here.owner.query(move, [here.world.clients.tran, here.world.visits.osei])).rejects.toThrow(
      'record.moved',
    );
    const rename = `update app.visit set id = $1 where id = $2`;
    await expect(here.owner.query(rename, [randomUUID(), here.world.visits.osei])).rejects.toThrow(
      'record.moved',
    );
  });

  test('nothing is deleted', async () => {
    await expect(here.owner.query('delete from app.visit')).rejects.toThrow('record.never_deleted');
    await expect(here.owner.query('truncate app.conflict')).rejects.toThrow('record.never_deleted');
  });
});

describe('streams', () => {
  test('a client moves with its record from team to team', async () => {
    const { tran } = here.world.clients;
    await here.owner.query('update app.client set team_id = $1 where id = $2', [here.world.teams.west, tran]);
    const team = () => one('select team_id as value from app.stream where id = $1', [tran]);
    expect(await team()).toBe(here.world.teams.west);
    await here.owner.query('update app.client set team_id = $1 where id = $2', [here.world.teams.east, tran]);
    expect(await team()).toBe(here.world.teams.east);
  });

  test('a client cannot move to another agency', async () => {
    const foreignTeam = await one('select id as value from app.team where agency_id = $1', [
      here.world.foreign.agencyId,
    ]);
    await expect(
      here.owner.query('update app.client set team_id = $1 where id = $2', [
        foreignTeam,
        here.world.clients.tran,
      ]),
    ).rejects.toThrow('record.foreign_team');
  });

  test('the directory follows the people, and the office the agency', async () => {
    const before = await head(here.world.agencyId);
    await here.owner.query(`update app.person set name = 'Priya Nair', active = false where id = $1`, [
      here.world.people.priya.id,
    ]);
    await here.owner.query(`update app.agency set phone = '613-555-0199' where id = $1`, [
      here.world.agencyId,
    ]);
    expect(await head(here.world.agencyId)).toBe(before + 2);
    const { rows } = await here.owner.query('select name, active from app.staff where id = $1', [
      here.world.people.priya.id,
    ]);
    expect(rows).toEqual([{ name: 'Priya Nair', active: false }]);
    expect(await one('select phone as value from app.office where id = $1', [here.world.agencyId])).toBe(
      '613-555-0199',
    );
    // What phones are not told changes nothing for them.
    await here.owner.query(`update app.person set email = 'priya@rideau.example' where id = $1`, [
      here.world.people.priya.id,
    ]);
    expect(await head(here.world.agencyId)).toBe(before + 2);
  });

  test('a record is held once at a time', async () => {
    await expect(
      here.owner.query(
        `insert into app.holding (id, stream_id, record_id, since)
         select gen_random_uuid(), stream_id, record_id, now() from app.holding where ended_at is null limit 1`,
      ),
    ).rejects.toThrow('holding_running');
  });
});

describe('audit', () => {
  test('by hand: one entry a transaction and stream, with the login', async () => {
    const { osei } = here.world.clients;
    await transaction(async (client) => {
      await client.query(touch, [osei]);
      await client.query(touchVisit, [here.world.visits.osei]);
    });
    expect(await entries(osei, await head(osei))).toMatchObject([
      { command_id: null, person_id: null, login: 'berthcare_owner', agency_id: here.world.agencyId },
    ]);
  });

  test('by commands: one entry a command and stream, and a command takes effect once', async () => {
    const { osei, tran } = here.world.clients;
    const [first, second] = [randomUUID(), randomUUID()];
    const run = (command: string, client: pg.PoolClient) =>
      client.query(`select set_config('app.command', $1, true)`, [command]);
    await transaction(async (client) => {
      await client.query(
        `select set_config('app.person', $1, true), set_config('app.role', 'caregiver', true)`,
        [here.world.people.priya.id],
      );
      await run(first, client);
      await client.query(touch, [osei]);
      await client.query(touchVisit, [here.world.visits.osei]);
      await client.query(touch, [tran]);
      await run(second, client);
      await client.query(touch, [osei]);
    });
    const at = await head(osei);
    const found = await entries(osei, at);
    expect(found.map(({ command_id }) => command_id).sort()).toEqual([first, second].sort());
    expect(found[0]).toMatchObject({
      person_id: here.world.people.priya.id,
      role: 'caregiver',
      kind: 'change',
    });
    expect(await entries(tran, await head(tran))).toMatchObject([{ command_id: first }]);

    const again = transaction(async (client) => {
      await run(first, client);
      await client.query(touch, [osei]);
    });
    await expect(again).rejects.toThrow('audit_entry_command');
    expect(await head(osei)).toBe(at);
  });

  test('what was undone left no entry', async () => {
    const before = await one('select count(*)::int as value from app.audit_entry');
    await transaction(async (client) => {
      await client.query('savepoint part');
      await client.query(touch, [here.world.clients.osei]);
      await client.query('rollback to savepoint part');
    });
    expect(await one('select count(*)::int as value from app.audit_entry')).toBe(before);
  });

  test.each(['audit_entry', 'command_log', 'command_content', 'later_outcome'])(
    '%s cannot be changed',
    async (table) => {
      await expect(here.owner.query(`delete from app.${table}`)).rejects.toThrow('audit.append_only');
      await expect(here.owner.query(`truncate app.${table} cascade`)).rejects.toThrow('audit.append_only');
      const column = table === 'command_content' ? 'content' : 'agency_id';
      await expect(here.owner.query(`update app.${table} set ${column} = ${column}`)).rejects.toThrow(
        'audit.append_only',
      );
    },
  );
});
