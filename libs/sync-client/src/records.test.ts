import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { read, readRecent } from '@berthcare/shared/commands/command';
import { ada, agencyId, bruno, marc, templateId, visit } from '@berthcare/shared/testing/record-rows';
import type { Database } from './database';
import { load, putRow, select } from './records';
import { createTables } from './schema';
import { memoryDatabase } from './testing/memory-database';

let db: Database;

beforeAll(async () => {
  db = await memoryDatabase();
  await db.batch(createTables());
});

const text = fc.array(fc.integer({ min: 0, max: 0xd7ff })).map((points) => String.fromCodePoint(...points));

const planItem: fc.Arbitrary<Row<Tables['planItem']>> = fc.record({
  ...{ id: fc.uuid(), streamId: fc.constant(ada), kind: fc.constantFrom('task', 'instruction'), title: text },
  ...{ detail: fc.option(text), templates: fc.array(text), provenBy: fc.constantFrom(null, 'weight') },
  ...{ together: fc.boolean(), active: fc.boolean(), position: fc.integer(), changedAt: fc.maxSafeNat() },
  changedBy: fc.option(fc.uuid()),
});

test('a row comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(planItem, async (row) => {
      await db.batch([putRow('planItem', row, 3)]);
      expect(await select(db, 'planItem', { id: row.id })).toEqual([row]);
    }),
    { numRuns: 60 },
  );
});

test('a list matches any of its values, and an empty one nothing', async () => {
  const ids = async (id: readonly string[]) =>
    (await select(db, 'visit', { id, state: 'planned' })).map((row) => row.id);
  const [one, two] = [visit('listed-1', { streamId: bruno }), visit('listed-2', { streamId: bruno })];
  await db.batch([putRow('visit', one, 1), putRow('visit', two, 1)]);
  expect(await ids([one.id, 'unknown'])).toEqual([one.id]);
  expect(await ids([one.id, two.id])).toEqual([one.id, two.id].sort());
  expect(await ids([])).toEqual([]);
});

test('real numbers come back as they were, whole ones too', async () => {
  const target: Row<Tables['vitalTarget']> = {
    ...{
      id: 'target',
      streamId: ada,
      vital: 'weight',
      low: 60,
      high: 61.4,
      riseBy: 2,
      riseDays: 3,
      wording: null,
    },
  };
  await db.batch([putRow('vitalTarget', target, 1)]);
  expect(await select(db, 'vitalTarget', {})).toEqual([target]);
});

test('a rule reads rows of its own record, and those of the agency', async () => {
  const template: Row<Tables['template']> = {
    ...{ id: templateId, streamId: agencyId, code: 'care', edition: 1, signature: false, active: true },
    ...{ name: { en: 'Care', fr: 'Soins' }, sections: [] },
  };
  const [mine, foreign] = [visit('mine'), visit('foreign', { streamId: bruno })];
  await db.batch([putRow('template', template, 1), putRow('visit', mine, 1), putRow('visit', foreign, 1)]);
  const loaded = await load(db, ada, {
    visits: read('visit', {}),
    found: read('visit', { id: foreign.id }),
    templates: read('template', {}),
  });
  expect(loaded).toEqual({ visits: [mine], found: [], templates: [template] });
});

test('a rule that looks back reads no further than it says, and no more of a row', async () => {
  const days = ['2026-02-18', '2026-02-19', '2026-03-05', '2026-03-06'];
  const visits = days.map((day) => visit(day, { day, plannedStart: Date.parse(day), assignedTo: marc }));
  await db.batch(visits.map((row) => putRow('visit', row, 1)));
  const lastOf = (visitId: string) =>
    load(db, ada, {
      recent: readRecent('visit', { assignedTo: marc }, ['plannedStart'], { visitId, days: 14 }),
    });
  const { recent } = await lastOf(visits[2]!.id);
  const expected = [visits[1]!, visits[2]!].map(({ id, streamId, plannedStart }) => ({
    id,
    streamId,
    plannedStart,
  }));
  expect(recent.sort((a, b) => a.plannedStart - b.plannedStart)).toEqual(expected);
  expect(await lastOf(ada)).toEqual({ recent: [] });
});
