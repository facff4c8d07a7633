import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Length } from './utf8';

const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }))
  .map((points) => String.fromCodePoint(...points));

test('counts as an encoder does, whatever the text', () => {
  fc.assert(fc.property(anyText, (text) => utf8Length(text) === new TextEncoder().encode(text).length));
  expect(utf8Length('é\ud800👋')).toBe(2 + 3 + 4);
});
