import { expect, test } from 'vitest';
import { uuidv7 } from './uuid';

test('has the shape, version and variant of a UUID v7, and its time in front', () => {
  expect(uuidv7(0x0123456789ab, new Uint8Array(10).fill(0xff))).toBe('01234567-89ab-7fff-bfff-ffffffffffff');
  expect(uuidv7(1, new Uint8Array(10))).toBe('00000000-0001-7000-8000-000000000000');
});
