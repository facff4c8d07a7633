import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksum, type CountedRow } from './checksum';

const row = fc.tuple(fc.constantFrom('visit', 'visitEntry'), fc.uuid(), fc.nat());
const rows = fc.uniqueArray(row, { selector: (one) => one.join() });

test('of no rows it is zero, of one row its hash', () => {
  const id = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
  const bytes = Buffer.concat([
    ...[Buffer.from('visit'), Buffer.from('a3bb189e8bf948889912ace4e6543002', 'hex')],
    Buffer.from('000000000000012c', 'hex'),
  ]);
  expect(checksum([])).toBe('0000000000000000');
  expect(checksum([['visit', id, 300]])).toBe(createHash('sha256').update(bytes).digest('hex').slice(0, 16));
});

test('the order of the rows plays no part', () => {
  fc.assert(
    fc.property(rows, (some) => {
      expect(checksum([...some].reverse())).toBe(checksum(some));
    }),
  );
});

test('a row that is missing, of another version or of another table is noticed', () => {
  fc.assert(
    fc.property(rows, row, (some, one) => {
      fc.pre(!some.some((other) => other.join() === one.join()));
      const [table, id, version] = one;
      const others: CountedRow[] = [
        [table, id, version + 1],
        [table === 'visit' ? 'visitEntry' : 'visit', id, version],
      ];
      const whole = checksum([...some, one]);
      for (const wrong of [some, ...others.map((other) => [...some, other])])
        expect(checksum(wrong)).not.toBe(whole);
    }),
  );
});
