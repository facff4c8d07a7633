import { put, read } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { postgresRecordStore } from '../src/platform/postgres/record-store';
import { ForeignIncarnation, type LoggedCommand, type RecordStore, type Writer } from '../src/sync/store';
import { asOwner, testPool } from './owner';
import { actor, buildWorld, plannedVisit, type Person, type World } from './world';

let database: TestDatabase;
let world: World;
let pool: pg.Pool;
let store: RecordStore;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  pool = testPool(database.apiUrl, 8);
  store = postgresRecordStore(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const asked = <T>(sql: string, values: unknown[] = []) =>
  asOwner(database.ownerUrl, async (owner) =>
    (await owner.rows<{ value: T }>(sql, values)).map(({ value }) => value),
  );

const write = <T>(
  person: Person,
  streams: string[],
  work: (writer: Writer) => Promise<T>,
  incarnation: string | null = null,
) => store.write(actor(person), { incarnation, streams }, work);

const visitOf = async (writer: Writer, client: string): Promise<Row<Tables['visit']>> => {
  const { visits } = await writer.load(client, { visits: read('visit', {}) });
  return visits[0]!;
};

const logEntry = (over: Partial<LoggedCommand> = {}): LoggedCommand => ({
  ...{ id: randomUUID(), incarnation: null, seq: null, hash: 'a'.repeat(64), type: 'visit.start' },
  ...{
    stream: world.clients.osei,
    author: world.people.priya.id,
    outcome: 'applied',
    reason: null,
    version: 3,
  },
  ...{ at: 1_763_900_000_123, sentAt: 1_763_900_000_456, receivedAt: 1_763_900_000_789 },
  ...over,
});

describe('rows', () => {
  test('come out as they went in, whatever their type', async () => {
    const { priya } = world.people;
    const { osei } = world.clients;
    const place = { latitude: 45.4215, longitude: -75.6972, accuracy: 12.5, at: 1_763_900_000_001 };
    const { there, wanted } = await write(priya, [osei], async (writer) => {
      const visit = await visitOf(writer, osei);
      const wanted: typeof visit = {
        ...visit,
        state: 'completed',
        formerlyAssigned: [world.people.luc.id],
        ...{ startedAt: 1_763_900_000_001, startedBy: priya.id, startPlace: place },
        ...{ endedAt: 1_763_902_700_999, endPlace: { missing: 'timeout' }, completedBy: priya.id },
        ...{ summary: 'Œdème “léger”, \\ {"x"}, 61,2 kg', lockedAt: 1_763_902_701_000, receivedAt: 1 },
        signature: { signer: 'client', name: 'M. Osei', strokes: [[0, 1, 2, 3]], width: 232, at: 5 },
        share: { changed: 1, confirmed: 2, reused: 0, new: 3 },
        reviewReasons: ['reuse.high'],
      };
      await writer.apply([put('visit', wanted)]);
      return { there: await visitOf(writer, osei), wanted };
    });
    expect(there).toEqual(wanted);
  });

  test('are found by what a rule asks for, in its stream or the agency', async () => {
    const { tran } = world.clients;
    const found = await write(world.people.priya, [tran], (writer) =>
      writer.load(tran, {
        byId: read('visit', { id: world.visits.tran }),
        elsewhere: read('visit', { id: world.visits.osei }),
        byState: read('visit', { state: 'planned' }),
        completed: read('visit', { state: 'completed' }),
        templates: read('template', {}),
        plain: read('template', { code: 'plain' }),
      }),
    );
    expect(found.byId.map(({ id }) => id)).toEqual([world.visits.tran]);
    expect(found.byState).toEqual(found.byId);
    expect([...found.elsewhere, ...found.completed]).toEqual([]);
    expect(found.templates.map(({ code }) => code).sort()).toEqual(['plain', 'signed']);
    expect(found.plain.map(({ id }) => id)).toEqual([world.templates.plain]);
  });

  test('a row written twice in one go is as it was written last', async () => {
    const { tran } = world.clients;
    const summary = await write(world.people.priya, [tran], async (writer) => {
      const visit = await visitOf(writer, tran);
      await writer.apply([
        put('visit', { ...visit, summary: 'a' }),
        put('visit', { ...visit, summary: 'b' }),
      ]);
      return (await visitOf(writer, tran)).summary;
    });
    expect(summary).toBe('b');
  });

  test('a deleted row is not found, and is there again when it is written', async () => {
    const { tran } = world.clients;
    const visit = plannedVisit({
      id: randomUUID(),
      streamId: tran,
      templateId: world.templates.plain,
      day: world.today,
      assignedTo: null,
    });
    const ids = () =>
      write(world.people.priya, [tran], async (writer) =>
        (await writer.load(tran, { visits: read('visit', { id: visit.id }) })).visits.map(({ id }) => id),
      );
    const add = () => write(world.people.priya, [tran], (writer) => writer.apply([put('visit', visit)]));
    await add();
    await asked('update app.visit set gone = true where id = $1 returning 1 as value', [visit.id]);
    expect(await ids()).toEqual([]);
    await add();
    expect(await ids()).toEqual([visit.id]);
    await asked('update app.visit set gone = true where id = $1 returning 1 as value', [visit.id]);
  });
});

describe('commands', () => {
  test('a transaction is one version; each command is audited under its id', async () => {
    const { osei } = world.clients;
    const [first, second] = [randomUUID(), randomUUID()];
    const versions = await write(world.people.priya, [osei], async (writer) => {
      const before = await writer.version(osei);
      const visit = await visitOf(writer, osei);
      for (const id of [first, second])
        await writer.attempt(id, () => writer.apply([put('visit', { ...visit, summary: id })]));
      return [before, await writer.version(osei)];
    });
    expect(versions[1]).toBe(versions[0]! + 1);
    const audited = await asked(
      'select command_id as value from app.audit_entry where stream_id = $1 and version = $2 and person_id = $3',
      [osei, versions[1], world.people.priya.id],
    );
    expect(audited.sort()).toEqual([first, second].sort());
  });

  test('one that fails leaves nothing, and the others stand', async () => {
    const { osei } = world.clients;
    const [good, bad] = [randomUUID(), randomUUID()];
    await write(world.people.priya, [osei], async (writer) => {
      const visit = await visitOf(writer, osei);
      const put1 = (summary: string) => writer.apply([put('visit', { ...visit, summary })]);
      await expect(
        writer.attempt(bad, async () => {
          await put1('bad');
          throw new Error('a rule threw');
        }),
      ).rejects.toThrow('a rule threw');
      await writer.attempt(good, () => put1('good'));
    });
    expect(await asked('select summary as value from app.visit where id = $1', [world.visits.osei])).toEqual([
      'good',
    ]);
    const audited = await asked(
      'select command_id as value from app.audit_entry where command_id = any ($1)',
      [[good, bad]],
    );
    expect(audited).toEqual([good]);
  });

  test.each([
    ['a text that the database cannot hold', 'a\u0000b'],
    ['half a character', '\ud800'],
  ])('%s fails alone, and its content is kept', async (_, text) => {
    const { osei } = world.clients;
    const entry = logEntry({ outcome: 'held', version: null });
    await write(world.people.priya, [osei], async (writer) => {
      const visit = await visitOf(writer, osei);
      const attempt = writer.attempt(entry.id, () =>
        writer.apply([put('visit', { ...visit, startPlace: { missing: text as 'denied' } })]),
      );
      await expect(attempt).rejects.toSatisfy((error) => !store.transient(error));
      await writer.log(entry, { text });
    });
    const kept = await asked<string>(
      'select content::text as value from app.command_content where command_id = $1',
      [entry.id],
    );
    expect(JSON.parse(kept[0]!)).toEqual({ text });
  });

  test('another care record is out of reach, and the failure is no reason to try again', async () => {
    const { voss, osei } = world.clients;
    const [foreign] = await asked<Row<Tables['visit']>>(
      'select to_jsonb(v) as value from app.visit v where id = $1',
      [world.visits.voss],
    );
    expect(foreign).toBeDefined();
    await write(world.people.priya, [osei, voss], async (writer) => {
      const visit = await visitOf(writer, osei);
      expect(await writer.load(voss, { visits: read('visit', {}) })).toEqual({ visits: [] });
      for (const change of [
        { ...visit, id: world.visits.voss },
        { ...visit, id: randomUUID(), streamId: voss },
      ]) {
        const attempt = writer.attempt(randomUUID(), () => writer.apply([put('visit', change)]));
        await expect(attempt).rejects.toSatisfy((error) => !store.transient(error));
      }
    });
  });

  test('access: held, held once, never', async () => {
    const { osei, penner, voss } = world.clients;
    const streams = [
      osei,
      penner,
      voss,
      world.foreign.clientId,
      world.agencyId,
      world.people.priya.id,
      randomUUID(),
    ];
    const access = async (person: Person) => {
      const found = await write(person, [], (writer) => writer.access(streams));
      return streams.map((stream) => found.get(stream));
    };
    const none = ['none', 'none', 'none', 'none', 'none'];
    expect(await access(world.people.priya)).toEqual(['held', 'former', ...none]);
    expect(await access(world.people.danielle)).toEqual(['held', 'held', ...none]);
  });
});

describe('the log', () => {
  test('knows what it was told, by id and by sequence', async () => {
    const { priya } = world.people;
    const incarnation = randomUUID();
    const first = logEntry({ incarnation, seq: 1 });
    const second = logEntry({
      incarnation,
      seq: 2,
      outcome: 'refused',
      reason: 'visit.unknown',
      version: null,
    });
    await write(
      priya,
      [],
      async (writer) => {
        expect(await writer.answered()).toBe(0);
        await writer.log(first, null);
        await writer.log(second, { a: 1 });
        expect(await writer.answered()).toBe(2);
      },
      incarnation,
    );
    await write(
      priya,
      [],
      async (writer) => {
        expect(await writer.answered()).toBe(2);
        expect(await writer.logged([first.id], [])).toEqual([first]);
        expect(await writer.logged([], [2, 3])).toEqual([second]);
        expect(await writer.logged([first.id], [1])).toEqual([first]);
        expect(await writer.logged([randomUUID()], [3])).toEqual([]);
        await writer.advance(3);
        expect(await writer.answered()).toBe(3);
      },
      incarnation,
    );
    const content = await asked(
      'select content as value from app.command_content where command_id = any ($1)',
      [[first.id, second.id]],
    );
    expect(content).toEqual([{ a: 1 }]);
  });

  test('has no gaps', async () => {
    const incarnation = randomUUID();
    const skip = write(world.people.priya, [], (writer) => writer.advance(2), incarnation);
    await expect(skip).rejects.toThrow('command.out_of_sequence');
  });

  test('another agency may use the same ids', async () => {
    const entry = logEntry();
    await write(world.people.priya, [], (writer) => writer.log(entry, null));
    await write(world.foreign.person, [], async (writer) => {
      expect(await writer.logged([entry.id], [])).toEqual([]);
      await writer.log(entry, null);
    });
  });

  test('an incarnation is of one device', async () => {
    const incarnation = randomUUID();
    await write(world.people.priya, [], async () => undefined, incarnation);
    for (const other of [world.people.luc, world.foreign.person]) {
      await expect(write(other, [], async () => undefined, incarnation)).rejects.toThrow(ForeignIncarnation);
    }
  });
});

describe('together', () => {
  test('one incarnation is answered by one transaction at a time', async () => {
    const incarnation = randomUUID();
    const turns = Array.from({ length: 8 }, () =>
      write(
        world.people.priya,
        [],
        async (writer) => {
          const seq = (await writer.answered()) + 1;
          await writer.log(logEntry({ incarnation, seq }), null);
          return seq;
        },
        incarnation,
      ),
    );
    expect((await Promise.all(turns)).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('locks taken beforehand, in whatever order they are named, never deadlock', async () => {
    const { osei, tran } = world.clients;
    let runs = 0;
    const turns = Array.from({ length: 20 }, (_, i) =>
      write(world.people.priya, i % 2 ? [osei, tran] : [tran, osei], async (writer) => {
        runs += 1;
        for (const client of i % 2 ? [tran, osei] : [osei, tran]) {
          await writer.apply([put('visit', await visitOf(writer, client))]);
        }
      }),
    );
    await Promise.all(turns);
    expect(runs).toBe(20);
  });

  test('a deadlock, when there is one, is tried again', async () => {
    const { osei, tran } = world.clients;
    const meeting = barrier(2);
    let runs = 0;
    const cross = (mine: string, theirs: string) =>
      write(world.people.priya, [mine], async (writer) => {
        runs += 1;
        if (runs <= 2) await meeting();
        await writer.attempt(randomUUID(), async () =>
          writer.apply([put('visit', await visitOf(writer, theirs))]),
        );
      });
    await Promise.all([cross(osei, tran), cross(tran, osei)]);
    expect(runs).toBe(3);
  });

  test('what passes is told from what stays', async () => {
    const failing = async (sql: string) =>
      pool.query(sql).then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(store.transient(await failing(`do $$ begin raise sqlstate '40001'; end $$`))).toBe(true);
    expect(store.transient(await failing(`do $$ begin raise sqlstate '40P01'; end $$`))).toBe(true);
    expect(store.transient(await failing(`do $$ begin raise sqlstate '57014'; end $$`))).toBe(true);
    expect(store.transient(await failing('select 1 / 0'))).toBe(false);
    expect(store.transient(await failing('select from app.audit_entry'))).toBe(false);
    expect(store.transient(Object.assign(new Error(), { code: 'ECONNRESET' }))).toBe(true);
    expect(store.transient(new TypeError('a rule threw'))).toBe(false);
  });
});

/** Resolves for all once `count` have come. */
function barrier(count: number): () => Promise<void> {
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let waiting = 0;
  return () => {
    waiting += 1;
    if (waiting === count) open();
    return opened;
  };
}
