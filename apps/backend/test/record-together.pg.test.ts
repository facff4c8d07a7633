import { put, read, readRecent } from '@berthcare/shared/commands/command';
import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { postgresRecordStore } from '../src/platform/postgres/record-store';
import type { Writer } from '../src/sync/store';
import { worldHere } from './here';
import { testPool } from './owner';
import { recordHere, visitOf } from './record-here';
import { actor, plannedVisit } from './world';

const here = worldHere();
const { asked, write, logEntry } = recordHere(here);

/** One command: looks at a visit of its own, writes it, is logged. */
async function plan(writer: Writer, incarnation: string | null, seq: number | null): Promise<string> {
  const entry = logEntry({ incarnation, seq });
  await writer.attempt(entry.id, () => writer.apply([put('visit', newVisit())]));
  await writer.log({ ...entry, version: await writer.version(here.world.clients.osei) }, null);
  return entry.id;
}

const newVisit = () =>
  plannedVisit({
    ...{ id: randomUUID(), streamId: here.world.clients.osei, templateId: here.world.templates.plain },
    ...{ day: here.world.today, assignedTo: here.world.people.priya.id },
  });

test('fifty commands take no more statements than five, and are logged and audited each', async () => {
  const { priya } = here.world.people;
  const { osei } = here.world.clients;
  const pool = testPool(here.database.apiUrl, 1);
  const store = postgresRecordStore(pool);
  const only = await pool.connect();
  only.release();
  const query = vi.spyOn(only, 'query');
  const statements = async (commands: number) => {
    query.mockClear();
    const incarnation = randomUUID();
    const ids = await store.write(actor(priya), { incarnation, streams: [osei] }, async (writer) => {
      const ids = [];
      for (let seq = 1; seq <= commands; seq += 1) ids.push(await plan(writer, incarnation, seq));
      return ids;
    });
    return { ids, count: query.mock.calls.length };
  };
  const [few, many] = [await statements(5), await statements(50)];
  await pool.end();
  expect(many.count).toBe(few.count);
  const booked = await asked<[string, number]>(
    `select jsonb_build_array(l.id, a.version - l.version) as value from app.command_log l
     join app.audit_entry a on a.command_id = l.id where l.id = any ($1) order by l.seq`,
    [many.ids],
  );
  expect(booked).toEqual(many.ids.map((id) => [id, 0]));
});

test('a command sees what those before it have changed, written or not', async () => {
  const { priya } = here.world.people;
  const { osei } = here.world.clients;
  const { planned, started } = await write(priya, [osei], async (writer) => {
    const byState = async (state: string) =>
      (await writer.load(osei, { visits: read('visit', { state }) })).visits.map(({ id }) => id);
    const before = await byState('planned');
    const visit = newVisit();
    const kept = newVisit();
    await writer.attempt(randomUUID(), () => writer.apply([put('visit', visit), put('visit', kept)]));
    expect(await byState('planned')).toEqual([...before, visit.id, kept.id].sort());
    const begun = { state: 'in_progress', startedBy: priya.id, startedAt: 1 } as const;
    await writer.attempt(randomUUID(), () => writer.apply([put('visit', { ...visit, ...begun })]));
    const [planned, started] = [await byState('planned'), await byState('in_progress')];
    expect(planned).toEqual([...before, kept.id].sort());
    expect(started).toContain(visit.id);
    return { planned, started };
  });
  const inDatabase = (state: string) =>
    asked('select id as value from app.visit where stream_id = $1 and state = $2 order by id', [osei, state]);
  expect([await inDatabase('planned'), await inDatabase('in_progress')]).toEqual([planned, started]);
});

test('where the database has something against one, it fails alone, and the others are as if it had not been', async () => {
  const { priya } = here.world.people;
  const { osei } = here.world.clients;
  const [first, bad, last] = [randomUUID(), randomUUID(), randomUUID()];
  const before = await asked<number>('select version as value from app.stream where id = $1', [osei]);
  const { failed, version, id } = await write(priya, [osei], async (writer) => {
    const visit = await visitOf(writer, osei);
    const failed: string[] = [];
    for (const [id, summary] of Object.entries({ [first]: 'first', [bad]: 'bad\u0000', [last]: 'last' })) {
      const work = () => writer.apply([put('visit', { ...visit, summary }), put('visit', newVisit())]);
      await writer.attempt(id, work).catch(() => failed.push(id));
    }
    return { failed, version: await writer.version(osei), id: visit.id };
  });
  expect(failed).toEqual([bad]);
  expect(version).toBe(Number(before[0]) + 1);
  const audited = await asked(
    'select command_id as value from app.audit_entry where stream_id = $1 and version = $2',
    [osei, version],
  );
  expect(audited.sort()).toEqual([first, last].sort());
  const summary = await asked('select summary as value from app.visit where id = $1', [id]);
  expect(summary).toEqual(['last']);
});

test('what one would write over is written before, so that the database sees it', async () => {
  const { priya } = here.world.people;
  const { osei } = here.world.clients;
  const bad = randomUUID();
  const failed = await write(priya, [osei], async (writer) => {
    const visit = await visitOf(writer, osei);
    const failed: string[] = [];
    for (const [id, summary] of Object.entries({ [bad]: '\u0000', [randomUUID()]: 'good' })) {
      const work = () => writer.apply([put('visit', { ...visit, summary })]);
      await writer.attempt(id, work).catch(() => failed.push(id));
    }
    return failed;
  });
  expect(failed).toEqual([bad]);
});

test('where one cannot even be told to the database, it fails alone, and nothing that waited with it is lost', async () => {
  const { priya } = here.world.people;
  const { osei } = here.world.clients;
  const [good, bad, next] = [newVisit(), newVisit(), newVisit()];
  const failed = await write(priya, [osei], async (writer) => {
    const failed: string[] = [];
    // JSON has no such number.
    const noted = { ...bad, share: 1n as never };
    for (const visit of [good, noted, next]) {
      const work = async () => {
        // The database is asked, and told before what waits.
        await writer.load(osei, {
          visits: readRecent('visit', {}, ['state'], { visitId: visit.id, days: 0 }),
        });
        await writer.apply([put('visit', visit)]);
      };
      await writer.attempt(randomUUID(), work).catch(() => failed.push(visit.id));
    }
    return failed;
  });
  expect(failed).toEqual([bad.id]);
  const there = await asked('select id as value from app.visit where id = any ($1)', [
    [good.id, bad.id, next.id],
  ]);
  expect(there.sort()).toEqual([good.id, next.id].sort());
});
