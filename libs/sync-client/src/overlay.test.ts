import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '@berthcare/shared/commands/command';
import { put } from '@berthcare/shared/commands/command';
import { ada, bruno, entry, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import type { Database } from './database';
import { lay, lift } from './overlay';
import { putRow } from './records';
import { createTables } from './schema';
import { memoryDatabase } from './testing/memory-database';

const anyText = fc
  .array(fc.integer({ min: 0, max: 0xd7ff }))
  .map((points) => String.fromCodePoint(...points));
const place = { latitude: 45.5, longitude: -75, accuracy: 3, at: 1 };

/** Changes of a few rows, some over others. */
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    fc
      .record({ name: fc.constantFrom('a', 'b'), summary: anyText, stream: fc.constantFrom(ada, bruno) })
      .map(({ name, summary, stream }) =>
        put(
          'visit',
          visit(name + stream, { streamId: stream, summary, startPlace: place, state: 'in_progress' }),
        ),
      ),
    fc
      .record({ name: fc.constantFrom('a', 'b'), amount: fc.double({ min: 0, max: 2000, noNaN: true }) })
      .map(({ name, amount }) =>
        put('visitEntry', entry(visit(name + ada), 'vital.pulse', pulse(amount), { recordedBy: priya })),
      ),
  ),
  { maxLength: 6 },
);

const content = async (db: Database) => [
  await db.query('select * from "visit" order by id'),
  await db.query('select * from "visitEntry" order by id'),
];

test('whatever is laid over the confirmed rows, lifting it brings them back as they were', async () => {
  const db = await memoryDatabase();
  await db.batch(createTables());
  await fc.assert(
    fc.asyncProperty(changes, changes, changes, async (confirmed, first, second) => {
      await db.batch([
        ...['visit', 'visitEntry', '_shadow'].map((table) => ({ sql: `delete from "${table}"` })),
        ...confirmed.map(({ table, row }) => putRow(table, row as never, 7)),
      ]);
      const before = await content(db);
      await lay(db, first);
      await lay(db, second);
      await lift(db, ada);
      await lift(db, null);
      expect(await content(db)).toEqual(before);
      expect(await db.query('select * from _shadow')).toEqual([]);
    }),
    { numRuns: 60 },
  );
  await db.close();
});

test('what is laid is shown, the later over the earlier, and lifting one stream leaves the others', async () => {
  const db = await memoryDatabase();
  await db.batch(createTables());
  const [mine, other] = [visit('mine'), visit('other', { streamId: bruno })];
  await lay(db, [put('visit', { ...mine, summary: 'a' }), put('visit', { ...other, summary: 'b' })]);
  await lay(db, [put('visit', { ...mine, summary: 'c' })]);
  const summaries = async () =>
    (await db.query<{ summary: string }>('select summary from "visit" order by summary')).map(
      (row) => row.summary,
    );
  expect(await summaries()).toEqual(['b', 'c']);
  await lift(db, ada);
  expect(await summaries()).toEqual(['b']);
});
