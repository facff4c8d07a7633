import { expect, test } from 'vitest';
import { edited } from './edited';
import { makeWorld } from './world';

const NOW = Date.parse('2026-11-20T16:00:00Z');
const small = () => makeWorld([{ name: 'small', rows: 600 }], NOW);

test('a caregiver holds exactly the rows that were asked for, each once', () => {
  const [person] = small().caregivers;
  const ids = person!.records.flatMap(({ rows }) => rows.map(({ row }) => row.id));
  expect(ids).toHaveLength(600);
  expect(new Set(ids).size).toBe(600);
  expect(person!.spare.rows).toHaveLength(100);
});

test('the same day gives the same rows', () => {
  expect(small()).toEqual(small());
});

test('every row stands in the stream of its record, after what it refers to', () => {
  for (const { id, rows } of small().caregivers[0]!.records) {
    const seen = new Set<string>();
    for (const { table, row } of rows) {
      expect(row.streamId).toBe(id);
      if (table === 'visitEntry') expect(seen).toContain(row.visitId);
      seen.add(row.id);
    }
  }
});

test('there are fifty entries to edit on the phone and fifty for the office to change', () => {
  const [{ open, closed }] = small().caregivers as [ReturnType<typeof small>['caregivers'][number]];
  expect(open.length).toBeGreaterThanOrEqual(50);
  expect(closed.length).toBeGreaterThanOrEqual(50);
  const ids = new Set(open.map(({ id }) => id));
  expect(closed.some(({ id }) => ids.has(id))).toBe(false);
});

test('the first entries to change lie in as many records as there are', () => {
  const [person] = small().caregivers;
  const records = person!.records.length;
  expect(new Set(person!.open.slice(0, records - 1).map(({ streamId }) => streamId)).size).toBe(records - 1);
});

test('an edited entry has another value each time, of its own kind', () => {
  for (const entry of small().caregivers[0]!.open) {
    const values = [1, 2, 3].map((number) => edited(entry, number).value);
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBe(3);
    for (const { kind } of values)
      expect(kind).toBe(entry.value.kind === 'unmeasured' ? 'vital' : entry.kind);
  }
});
