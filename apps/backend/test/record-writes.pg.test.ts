import { put, read, readRecent } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { addDays } from '@berthcare/utils/day';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { worldHere } from './here';
import { recordHere, visitOf } from './record-here';
import { plannedVisit, type Person } from './world';

const here = worldHere({ connections: 8 });
const { asked, write, logEntry } = recordHere(here);

/** What was thrown; null: nothing. */
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const saysNo = (error: unknown): boolean => error !== null && !here.store.transient(error);

describe('rows', () => {
  test('come out as they went in, whatever their type', async () => {
    const { priya } = here.world.people;
    const { osei } = here.world.clients;
    const place = { latitude: 45.4215, longitude: -75.6972, accuracy: 12.5, at: 1_763_900_000_001 };
    const { there, wanted } = await write(priya, [osei], async (writer) => {
      const visit = await visitOf(writer, osei);
      const wanted: typeof visit = {
        ...visit,
        state: 'completed',
        formerlyAssigned: [here.world.people.luc.id],
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
    const { tran } = here.world.clients;
    const found = await write(here.world.people.priya, [tran], (writer) =>
      writer.load(tran, {
        byId: read('visit', { id: here.world.visits.tran }),
        elsewhere: read('visit', { id: here.world.visits.osei }),
        byState: read('visit', { state: 'planned' }),
        completed: read('visit', { state: 'completed' }),
        templates: read('template', {}),
        plain: read('template', { code: 'plain' }),
      }),
    );
    expect(found.byId.map(({ id }) => id)).toEqual([here.world.visits.tran]);
    expect(found.byState).toEqual(found.byId);
    expect([...found.elsewhere, ...found.completed]).toEqual([]);
    expect(found.templates.map(({ code }) => code).sort()).toEqual(['plain', 'signed']);
    expect(found.plain.map(({ id }) => id)).toEqual([here.world.templates.plain]);
  });

  test('are read no further back, and no more of them, than a rule says', async () => {
    const { voss } = here.world.clients;
    const { omar } = here.world.people;
    const { today, templates } = here.world;
    const visits = [-15, -14, 0, 1].map((days) =>
      plannedVisit({
        ...{ id: randomUUID(), streamId: voss, templateId: templates.signed, assignedTo: omar.id },
        day: addDays(today, days),
      }),
    );
    const found = await write(omar, [voss], async (writer) => {
      await writer.apply(visits.map((visit) => put('visit', visit)));
      const since = (visitId: string) =>
        readRecent('visit', { templateId: templates.signed }, ['plannedStart'], { visitId, days: 14 });
      return writer.load(voss, {
        recent: since(visits[2]!.id),
        ofNone: since(randomUUID()),
        ofAnother: since(here.world.visits.osei),
      });
    });
    const expected = visits
      .slice(1, 3)
      .map(({ id, streamId, plannedStart }) => ({ id, streamId, plannedStart }));
    expect(found.recent.sort((a, b) => a.plannedStart - b.plannedStart)).toEqual(expected);
    expect([...found.ofNone, ...found.ofAnother]).toEqual([]);
  });

  test('a row written twice in one go is as it was written last', async () => {
    const { tran } = here.world.clients;
    const summary = await write(here.world.people.priya, [tran], async (writer) => {
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
    const { tran } = here.world.clients;
    const visit = plannedVisit({
      id: randomUUID(),
      streamId: tran,
      templateId: here.world.templates.plain,
      day: here.world.today,
      assignedTo: null,
    });
    const ids = () =>
      write(here.world.people.priya, [tran], async (writer) =>
        (await writer.load(tran, { visits: read('visit', { id: visit.id }) })).visits.map(({ id }) => id),
      );
    const add = () => write(here.world.people.priya, [tran], (writer) => writer.apply([put('visit', visit)]));
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
    const { osei } = here.world.clients;
    const [first, second] = [randomUUID(), randomUUID()];
    const versions = await write(here.world.people.priya, [osei], async (writer) => {
      const before = await writer.version(osei);
      const visit = await visitOf(writer, osei);
      for (const id of [first, second])
        await writer.attempt(id, () => writer.apply([put('visit', { ...visit, summary: id })]));
      return [before, await writer.version(osei)];
    });
    expect(versions[1]).toBe(versions[0]! + 1);
    const audited = await asked(
      'select command_id as value from app.audit_entry where stream_id = $1 and version = $2 and person_id = $3',
      [osei, versions[1], here.world.people.priya.id],
    );
    expect(audited.sort()).toEqual([first, second].sort());
  });

  test('one that fails leaves nothing, and the others stand', async () => {
    const { osei } = here.world.clients;
    const [good, bad] = [randomUUID(), randomUUID()];
    await write(here.world.people.priya, [osei], async (writer) => {
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
    expect(
      await asked('select summary as value from app.visit where id = $1', [here.world.visits.osei]),
    ).toEqual(['good']);
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
    const { osei } = here.world.clients;
    const entry = logEntry({ outcome: 'held', version: null });
    const failure = await write(here.world.people.priya, [osei], async (writer) => {
      const visit = await visitOf(writer, osei);
      const startPlace = { missing: text as 'denied' };
      const failure = await failureOf(
        writer.attempt(entry.id, () => writer.apply([put('visit', { ...visit, startPlace })])),
      );
      await writer.log(entry, { text });
      return failure;
    });
    expect(failure).toSatisfy(saysNo);
    const kept = await asked<string>(
      'select content::text as value from app.command_content where command_id = $1',
      [entry.id],
    );
    expect(JSON.parse(kept[0]!)).toEqual({ text });
  });

  test('another care record is out of reach, and the failure is no reason to try again', async () => {
    const { voss, osei } = here.world.clients;
    const [foreign] = await asked<Row<Tables['visit']>>(
      'select to_jsonb(v) as value from app.visit v where id = $1',
      [here.world.visits.voss],
    );
    expect(foreign).toBeDefined();
    const failures = await write(here.world.people.priya, [osei, voss], async (writer) => {
      const visit = await visitOf(writer, osei);
      expect(await writer.load(voss, { visits: read('visit', {}) })).toEqual({ visits: [] });
      const attempt = (change: typeof visit) =>
        failureOf(writer.attempt(randomUUID(), () => writer.apply([put('visit', change)])));
      return [
        await attempt({ ...visit, id: here.world.visits.voss }),
        await attempt({ ...visit, id: randomUUID(), streamId: voss }),
      ];
    });
    for (const failure of failures) expect(failure).toSatisfy(saysNo);
  });

  test('access: held, held once, never', async () => {
    const { osei, penner, voss } = here.world.clients;
    const streams = [
      osei,
      penner,
      voss,
      here.world.foreign.clientId,
      here.world.agencyId,
      here.world.people.priya.id,
      randomUUID(),
    ];
    const access = async (person: Person) => {
      const found = await write(person, [], (writer) => writer.access(streams));
      return streams.map((stream) => found.get(stream));
    };
    const none = ['none', 'none', 'none', 'none', 'none'];
    expect(await access(here.world.people.priya)).toEqual(['held', 'former', ...none]);
    expect(await access(here.world.people.danielle)).toEqual(['held', 'held', ...none]);
  });
});
