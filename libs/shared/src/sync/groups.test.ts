import { describe, expect, test } from 'vitest';
import { basisOf, groupHash, groupKey, sawCurrent } from './groups';

const row = (amount: number, recordedAt = 1) =>
  ({ id: 'entry', value: { kind: 'vital', amount }, recordedAt }) as { id: string };
const key = groupKey('visitEntry', 'entry', 'value');
const hash = (amount: number) => groupHash('visitEntry', 'value', row(amount));

describe('the hash of a group', () => {
  test('is of its values alone', () => {
    expect(groupHash('visitEntry', 'value', row(71, 1))).toBe(groupHash('visitEntry', 'value', row(71, 2)));
    expect(hash(71)).not.toBe(hash(72));
  });

  test('is null where there is no row', () => expect(groupHash('visitEntry', 'value', undefined)).toBeNull());

  test('is of no group that is not declared', () => {
    expect(() => groupHash('visitEntry', 'other', row(71))).toThrow('has no group other');
    expect(() => groupHash('visit', 'value', row(71))).toThrow('has no group value');
  });
});

describe('writing is no conflict', () => {
  test.each([
    ['nothing is there', undefined, 71, {}, true],
    ['nothing is there any more', undefined, 71, { [key]: hash(70) }, true],
    ['the author saw what is there', 70, 71, { [key]: hash(70) }, true],
    ['the author wrote the same', 71, 71, { [key]: hash(70) }, true],
    ['the author wrote the same without having seen anything', 71, 71, {}, true],
    ['but the author saw something else', 72, 71, { [key]: hash(70) }, false],
    ['but the author saw nothing there', 72, 71, { [key]: null }, false],
    ['but the author says nothing of it', 72, 71, {}, false],
  ] as const)('where %s', (_, there, next, basis, free) => {
    const current = there === undefined ? undefined : row(there);
    expect(sawCurrent('visitEntry', 'value', current, row(next), basis)).toBe(free);
  });
});

test('a basis names every group of every row that is written, and what is there', () => {
  const there = new Map([['entry', row(70)]]);
  const writes = [
    { table: 'visitEntry' as const, row: row(71) },
    { table: 'visitEntry' as const, row: { id: 'other' } },
    { table: 'visit' as const, row: { id: 'visit' } },
  ];
  expect(basisOf(writes, (_, id) => there.get(id))).toEqual({
    [key]: hash(70),
    [groupKey('visitEntry', 'other', 'value')]: null,
  });
});
