import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteValue } from './entry';
import { written } from './written';

const keep = (text: string) => written().parse(text);

test.each([
  ['Chevilles enflées 👣, 61,2 kg', 'Chevilles enflées 👣, 61,2 kg'],
  ['cut in two \ud83d', 'cut in two \ufffd'],
  ['\udc63 the other half', '\ufffd the other half'],
  ['a\0b', 'ab'],
])('%j is kept as %j', (text, kept) => expect(keep(text)).toBe(kept));

const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

test('whatever was written, what is kept survives any encoding, and is kept the same again', () => {
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const kept = keep(units.join(''));
      expect(decodeURIComponent(encodeURIComponent(kept))).toBe(kept);
      expect(kept).not.toContain('\0');
      expect(keep(kept)).toBe(kept);
    }),
  );
});

test('limits count what is kept', () => {
  expect(noteValue.safeParse({ kind: 'note', text: '\0'.repeat(9000) }).success).toBe(true);
  expect(noteValue.safeParse({ kind: 'note', text: 'a'.repeat(8001) }).success).toBe(false);
});
