import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksum, type CountedRow } from './checksum';

const row = fc.tuple(fc.uuid(), fc.nat());
const rows = fc.uniqueArray(row, { selector: ([id]) => id });

test('of no rows it is zero, of one row the end of its id, made odd, times twice its version and one', () => {
  expect(checksum([])).toBe('0000000000000000');
  expect(checksum([['a3bb189e-8bf9-4888-9912-ace400000002', 0]])).toBe('9912ace500000003');
  expect(checksum([['a3bb189e-8bf9-4888-9912-ace400000002', 300]])).toBe('5cd7e59d0000070b');
});

test('the order of the rows plays no part', () => {
  fc.assert(
    fc.property(rows, (some) => {
      expect(checksum([...some].reverse())).toBe(checksum(some));
    }),
  );
});

test('a row that is missing or of another version is noticed', () => {
  fc.assert(
    fc.property(rows, row, fc.integer({ min: 1, max: 2 ** 20 }), (some, [id, version], later) => {
      const others: CountedRow[] = some.filter(([other]) => other !== id);
      const whole = checksum([...others, [id, version]]);
      expect(checksum(others)).not.toBe(whole);
      expect(checksum([...others, [id, version + later]])).not.toBe(whole);
    }),
  );
});

test('two rows of which each is a version behind, or has the version of the other, are noticed', () => {
  const pair = fc.uniqueArray(fc.uuid({ version: [4, 7] }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(pair, fc.nat(2 ** 20), fc.nat(2 ** 20), ([one, other], a, b) => {
      const whole = checksum([
        [one!, a + 1],
        [other!, b + 1],
      ]);
      expect(
        checksum([
          [one!, a],
          [other!, b],
        ]),
      ).not.toBe(whole);
      fc.pre(a !== b);
      expect(
        checksum([
          [one!, b + 1],
          [other!, a + 1],
        ]),
      ).not.toBe(whole);
    }),
  );
});
