import { expect, test } from 'vitest';
import { understand } from '../sync/decide';
import visitAddend from './recorded/visit-addend.v1-text.json';
import visitComplete from './recorded/visit-complete.v1.json';
import visitDocument from './recorded/visit-document.v1.json';
import visitStart from './recorded/visit-start.v1.json';

const late = Date.UTC(2200, 0, 2);

/** The payload with another instant wherever it has one. */
function each(value: unknown, instant: number): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]): unknown[] => {
    const put = (inner: unknown) =>
      Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [key]: inner });
    return /(^a|A)t$/.test(key) ? [put(instant)] : each(child, instant).map(put);
  });
}

test.each([
  [visitStart, 2],
  [visitDocument, 6],
  [visitComplete, 2],
  [visitAddend, 1],
])('no clock tells the instants of $type', ({ type, v, payload }, count) => {
  expect(each(payload, 0)).toHaveLength(count);
  for (const told of each(payload, 0)) expect(understand(type, v, told)).not.toHaveProperty('refused');
  for (const instant of [-1, late, 9e15, 1.5])
    for (const told of each(payload, instant))
      expect(understand(type, v, told)).toEqual({ refused: 'command.malformed' });
});
