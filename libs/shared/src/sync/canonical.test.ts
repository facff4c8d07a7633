import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from './canonical';

/** Values as JSON has them: what they are after a trip over the wire. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

describe('the canonical form', () => {
  test('says the value, whatever it is', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(value);
      }),
    );
  });

  test('does not depend on the order of members', () => {
    fc.assert(fc.property(json, (value) => canonical(shuffled(value)) === canonical(value)));
  });

  test('is the same again after a trip over the wire', () => {
    fc.assert(
      fc.property(json, (value) => canonical(JSON.parse(JSON.stringify(value))) === canonical(value)),
    );
  });

  test.each([
    // The example of RFC 8785, section 3.2.3: keys sorted by UTF-16 code units.
    [
      { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    // Section 3.2.2.3: numbers as ECMAScript writes them.
    [[333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
    ['\u20ac$\u000f\nA\'B"\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\"/"'],
    [{ b: undefined, a: null }, '{"a":null}'],
    [[undefined], '[null]'],
    ['\ud800', '"\\ud800"'],
  ])('of %j', (value, text) => expect(canonical(value)).toBe(text));

  test.each([[NaN], [Infinity], [() => 1], [Symbol('s')], [1n], [undefined]])(
    'does not exist for %s',
    (value) => {
      expect(() => canonical(value)).toThrow(TypeError);
    },
  );
});
