import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksum, type CountedRow } from './checksum';

const row = fc.tuple(fc.constantFrom('visit', 'visitEntry'), fc.uuid(), fc.nat());
const rows = fc.uniqueArray(row, { selector: (one) => one.join() });

test('of no rows it is zero, of one row its hash', () => {
  const id = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
  const bytes = concatBytes(
    utf8ToBytes('visit'),
    hexToBytes('a3bb189e8bf948889912ace4e6543002'),
    hexToBytes('000000000000012c'),
  );
  expect(checksum([])).toBe('0000000000000000');
  expect(checksum([['visit', id, 300]])).toBe(bytesToHex(sha256(bytes)).slice(0, 16));
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
