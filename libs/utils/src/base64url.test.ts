import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { base64url, fromBase64url } from './base64url';

test('is what Node writes, for every length and every value, and reads it back', () => {
  const all = Uint8Array.from({ length: 256 }, (_, value) => value);
  for (const bytes of [
    all,
    ...Array.from({ length: 40 }, (_, length) => new Uint8Array(randomBytes(length))),
  ]) {
    const text = base64url(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64url'));
    expect(fromBase64url(text)).toEqual(bytes);
  }
});

test.each(['a', 'abcde', 'ab+/', 'ab==', 'é', 'a b'])('%s is none', (text) => {
  expect(() => fromBase64url(text)).toThrow(TypeError);
});
