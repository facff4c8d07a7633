import { expect, test } from 'vitest';
import { lastSign } from './last-sign';

test('a phone was not last heard before it last fetched', () => {
  expect(lastSign(null, null)).toBeNull();
  expect(lastSign(1_000, null)).toBe(1_000);
  expect(lastSign(null, 2_000)).toBe(2_000);
  expect(lastSign(1_000, 2_000)).toBe(2_000);
  expect(lastSign(3_000, 2_000)).toBe(3_000);
});
