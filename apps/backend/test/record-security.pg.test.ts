import { tableNames, tablesOf } from '@berthcare/shared/record/tables';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { snakeCase } from '../src/platform/postgres/record-columns';
import { refuseOwner } from '../src/platform/postgres/privileges';
import { withContext, withoutContext, type Transaction } from '../src/platform/postgres/transaction';
import { worldHere } from './here';
import { actor, type Person } from './world';

const here = worldHere();
beforeAll(async () => {
  await giveEveryRecordRows();
  await giveEveryDeviceAPast();
});

/** A row of every table in every care record, so that an empty answer cannot pass for a secure one. */
async function giveEveryRecordRows(): Promise<void> {
  const id = 'gen_random_uuid(), s.id';
  const ofVisit = `from app.stream s join app.visit v on v.stream_id = s.id`;
  const inserts = [
    `app.allergy (id, stream_id, substance, position) select ${id}, 'latex', 0 from app.stream s where kind = 'client'`,
    `app.flag (id, stream_id, kind, label, position) select ${id}, 'falls', 'x', 0 from app.stream s where kind = 'client'`,
    `app.contact (id, stream_id, name, relation, representative, position)
       select ${id}, 'x', 'x', false, 0 from app.stream s where kind = 'client'`,
    `app.plan_item (id, stream_id, kind, title, templates, together, active, position, changed_at)
       select ${id}, 'task', 'x', '[]', true, true, 0, now() from app.stream s where kind = 'client'`,
    `app.vital_target (id, stream_id, vital) select ${id}, 'pulse' from app.stream s where kind = 'client'`,
    `app.phrase (id, stream_id, text, templates, position)
       select ${id}, '{}', '[]', 0 from app.stream s where kind = 'agency'`,
    `app.visit_entry (id, stream_id, visit_id, day, item, kind, value, provenance, together, recorded_at, recorded_by)
       select ${id}, v.id, v.day, 'note', 'note', '{}', 'new', false, now(), v.assigned_to ${ofVisit}`,
    `app.addendum (id, stream_id, visit_id, day, text, reason, author_id, at)
       select ${id}, v.id, v.day, 'x', 'x', v.assigned_to, now() ${ofVisit}`,
    `app.photo (id, stream_id, visit_id, day, sha256, bytes, type, width, height, taken_at, taken_by)
       select ${id}, v.id, v.day, repeat('0', 64), 1, 'image/jpeg', 1, 1, now(), v.assigned_to ${ofVisit}`,
    `app.conflict (id, stream_id, visit_id, day, entry_id, item, kept, offered, offered_by, offered_at, state)
       select ${id}, v.id, v.day, gen_random_uuid(), 'note', '{}', '{}', v.assigned_to, now(), 'open' ${ofVisit}`,
    `app.settlement (id, stream_id, day, author_id, at, decision, reason, decided_by, decided_at)
       select ${id}, v.day, v.assigned_to, now(), 'declined', 'x', v.assigned_to, now() ${ofVisit}`,
  ];
  for (const insert of inserts) await here.owner.query(`insert into ${insert}`);
}

/** What the exchange remembers of each device: its incarnation (by the device's id), a token, a command under review. */
async function giveEveryDeviceAPast(): Promise<void> {
  await here.owner.query(`insert into app.incarnation (id, agency_id, person_id, device_id)
    select id, agency_id, person_id, id from app.device`);
  await here.owner
    .query(`insert into app.sync_token (token, agency_id, person_id, incarnation_id, epoch, projection,
      window_from, window_to, streams, versions, expires_at)
    select id, agency_id, person_id, id, '', '', now(), now(), '{}', '{}', now() from app.device`);
  await here.owner
    .query(`insert into app.command_log (agency_id, id, incarnation_id, seq, hash, type, stream_id, author_id,
      submitted_by, outcome, sealed_at, sent_at, received_at)
    select d.agency_id, v.id, d.id, row_number() over (partition by d.id order by v.id), '', 'visit.document', v.stream_id, d.person_id, d.person_id, 'review',
      now(), now(), now()
    from app.device d join app.visit v on v.assigned_to = d.person_id`);
  await here.owner.query(`insert into app.command_content (agency_id, command_id, content)
    select agency_id, id, '{}' from app.command_log`);
}

const as = <T>(person: Person, work: (tx: Transaction) => Promise<T>) =>
  withContext(here.api, actor(person), work);

const streamsIn = (person: Person, table: string): Promise<string[]> =>
  as(person, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `select distinct ${table === 'stream' ? 'id' : 'stream_id'} as id from app.${table}`,
    );
    return rows.map(({ id }) => id).sort();
  });

/** By commands. */
const written = new Set(['visit', 'visit_entry', 'addendum', 'photo', 'conflict']);

interface Case {
  who: string;
  person: () => Person;
  records: () => string[];
}

const cases: Case[] = [
  {
    who: 'a caregiver: what she holds, not what her team has or she once held',
    person: () => here.world.people.priya,
    records: () => [here.world.clients.osei, here.world.clients.tran],
  },
  {
    who: 'a caregiver of the other team',
    person: () => here.world.people.omar,
    records: () => [here.world.clients.voss],
  },
  {
    who: 'a coordinator: the records of her team',
    person: () => here.world.people.danielle,
    records: () => [here.world.clients.osei, here.world.clients.tran, here.world.clients.penner],
  },
  {
    who: 'the coordinator of the other team',
    person: () => here.world.people.marc,
    records: () => [here.world.clients.voss],
  },
  {
    who: 'an administrator: all of the agency',
    person: () => here.world.people.ada,
    records: () => Object.values(here.world.clients),
  },
  {
    who: 'somebody of another agency',
    person: () => here.world.foreign.person,
    records: () => [here.world.foreign.clientId],
  },
];

describe.each(cases)('$who', ({ person, records }) => {
  test('reads these streams of every table, and no other', async () => {
    const { id, agencyId } = person();
    expect(await streamsIn(person(), 'stream')).toEqual([...records(), id, agencyId].sort());
    for (const name of tablesOf('client')) {
      expect(await streamsIn(person(), snakeCase(name)), name).toEqual([...records()].sort());
    }
    for (const name of tablesOf('agency')) {
      expect(await streamsIn(person(), snakeCase(name)), name).toEqual([agencyId]);
    }
    const grants = actor(person()).role === 'caregiver' ? [id] : [];
    expect(await streamsIn(person(), 'holding')).toEqual(grants);
  });

  test('changes nothing of other records', async () => {
    for (const table of written) {
      const { rows } = await as(person(), (tx) =>
        tx.query<{ stream_id: string }>(`update app.${table} set gone = gone returning stream_id`),
      );
      expect(new Set(rows.map(({ stream_id }) => stream_id)), table).toEqual(new Set(records()));
    }
  });

  test('adds nothing to other records', async () => {
    const others = [...Object.values(here.world.clients), here.world.foreign.clientId].filter(
      (id) => !records().includes(id),
    );
    expect(others.length).toBeGreaterThan(0);
    for (const record of others) {
      const { rows } = await here.owner.query<{ id: string }>(
        'select id from app.visit where stream_id = $1',
        [record],
      );
      const insert = as(person(), (tx) =>
        tx.query(
          `insert into app.addendum (id, stream_id, visit_id, day, text, reason, author_id, at)
           values ($1, $2, $3, $4, 'x', 'x', $5, now())`,
          [randomUUID(), record, rows[0]!.id, here.world.today, person().id],
        ),
      );
      await expect(insert).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('locks no stream of another agency', async () => {
    const all = [...Object.values(here.world.clients), here.world.foreign.clientId];
    await as(person(), async (tx) => {
      await tx.query('select app.lock_streams($1)', [all]);
      const { rows } = await here.owner.query<{ agency_id: string }>(
        `select distinct agency_id from app.stream s where id = any ($1)
         and not exists (select from app.stream f where f.id = s.id for no key update skip locked)`,
        [all],
      );
      expect(rows.map(({ agency_id }) => agency_id)).toEqual([person().agencyId]);
    });
  });
});

/** Added to by commands, and never changed. */
const added = new Set(['settlement']);

test.each(tableNames.map(snakeCase).filter((table) => !written.has(table) && !added.has(table)))(
  '%s is written by no command, so by no request',
  async (table) => {
    for (const change of [`insert into app.${table} default values`, `update app.${table} set gone = true`]) {
      await expect(as(here.world.people.ada, (tx) => tx.query(change))).rejects.toMatchObject({
        code: '42501',
      });
    }
  },
);

describe('what was set aside', () => {
  const decide = (person: Person, record: string) =>
    as(person, (tx) =>
      tx.query(
        `insert into app.settlement (id, stream_id, day, author_id, at, decision, reason, decided_by, decided_at)
         values ($1, $2, now(), $3, now(), 'accepted', 'x', $3, now())`,
        [randomUUID(), record, person.id],
      ),
    );

  test('is decided by the office of that record alone', async () => {
    const { clients, people } = here.world;
    for (const person of [people.priya, people.marc, here.world.foreign.coordinator]) {
      await expect(decide(person, clients.osei)).rejects.toMatchObject({ code: '42501' });
    }
    expect((await decide(people.danielle, clients.osei)).rowCount).toBe(1);
  });

  test('is decided once: nobody changes what was decided', async () => {
    const change = await as(here.world.people.ada, (tx) => tx.query('update app.settlement set gone = gone'));
    expect(change.rowCount).toBe(0);
  });
});

test('no request deletes, moves a head or touches the audit', async () => {
  const forbidden = [
    ...tableNames.map((name) => `delete from app.${snakeCase(name)}`),
    'update app.stream set version = version',
    'delete from app.stream',
    'select from app.audit_entry',
    `insert into app.audit_entry (kind, agency_id, stream_id) values ('change', app.agency_id(), app.agency_id())`,
    'delete from app.command_log',
    'update app.command_log set outcome = outcome',
    'update app.later_outcome set outcome = outcome',
    'delete from app.later_outcome',
    'update app.sync_token set epoch = epoch',
    'select from app.incarnation',
    'update app.server_epoch set number = number',
  ];
  for (const statement of forbidden) {
    await expect(
      as(here.world.people.ada, (tx) => tx.query(statement)),
      statement,
    ).rejects.toMatchObject({ code: '42501' });
  }
});

test('without a context there is no answer, not even an empty one', async () => {
  for (const table of [
    ...tableNames.map(snakeCase),
    'stream',
    'command_log',
    'command_content',
    'later_outcome',
    'held_try',
    'sync_token',
  ]) {
    await expect(
      withoutContext(here.api, (tx) => tx.query(`select from app.${table}`)),
      table,
    ).rejects.toThrow('context.missing');
  }
});

test('what devices sent is read by who sent it and by the office of that record', async () => {
  const readable = (person: Person) =>
    as(person, async (tx) => {
      const log = await tx.query<{ stream_id: string }>('select distinct stream_id from app.command_log');
      const content = await tx.query('select distinct command_id from app.command_content');
      const tokens = await tx.query<{ person_id: string }>('select distinct person_id from app.sync_token');
      return {
        records: log.rows.map(({ stream_id }) => stream_id).sort(),
        contents: content.rowCount,
        tokens: tokens.rows.map(({ person_id }) => person_id),
      };
    });
  const { osei, tran, penner, voss } = here.world.clients;
  const { priya, danielle, marc } = here.world.people;
  expect(await readable(priya)).toEqual({ records: [osei, tran].sort(), contents: 2, tokens: [priya.id] });
  expect(await readable(danielle)).toEqual({
    records: [osei, tran, penner].sort(),
    contents: 3,
    tokens: [danielle.id],
  });
  expect(await readable(marc)).toEqual({ records: [voss], contents: 1, tokens: [marc.id] });
  expect((await readable(here.world.foreign.coordinator)).records).toEqual([here.world.foreign.clientId]);
});

test('a role that nobody knows sees nothing', async () => {
  const context = { ...actor(here.world.people.priya), role: 'visitor' };
  await expect(withContext(here.api, context, (tx) => tx.query('select from app.visit'))).rejects.toThrow(
    'context.unknown_role',
  );
});

test('a context of two agencies gives neither', async () => {
  const context = { ...actor(here.world.people.priya), agencyId: here.world.foreign.agencyId };
  const { rows } = await withContext(here.api, context, (tx) =>
    tx.query<{ id: string }>('select id from app.stream where kind = $1', ['client']),
  );
  expect(rows).toEqual([]);
});

test('looks are noted, of what may be looked at', async () => {
  const look = (person: Person, stream: string) =>
    as(person, (tx) => tx.query(`select app.audit_views($1, 'visit')`, [[stream]]));
  await look(here.world.people.danielle, here.world.clients.osei);
  await expect(look(here.world.people.danielle, here.world.clients.voss)).rejects.toThrow('stream.unknown');
  await expect(look(here.world.people.ada, here.world.foreign.clientId)).rejects.toThrow('stream.unknown');
  const { rows } = await here.owner.query(
    `select stream_id, person_id, role, what from app.audit_entry where kind = 'view'`,
  );
  expect(rows).toEqual([
    {
      stream_id: here.world.clients.osei,
      person_id: here.world.people.danielle.id,
      role: 'coordinator',
      what: 'visit',
    },
  ]);
});

test('the API owns nothing', async () => {
  await refuseOwner(here.api);
});
