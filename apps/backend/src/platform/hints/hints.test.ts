import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeHint, encodeHint } from './hints';

test('whatever fits into no one message goes into several, each id once, none too long', () => {
  const ids = fc.array(fc.uuid(), { maxLength: 40 });
  fc.assert(
    fc.property(ids, fc.integer({ min: 36, max: 400 }), (streamIds, maxBytes) => {
      const messages = encodeHint(streamIds, maxBytes);
      expect(messages.flatMap(decodeHint)).toEqual([...new Set(streamIds)]);
      for (const message of messages) expect(Buffer.byteLength(message)).toBeLessThanOrEqual(maxBytes);
    }),
  );
});

test('no ids, no message', () => {
  expect(encodeHint([], 100)).toEqual([]);
});
