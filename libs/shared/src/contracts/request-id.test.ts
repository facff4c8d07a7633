import { expect, test } from 'vitest';
import { isRequestId } from './request-id';

test('a UUID in small letters, and nothing besides it', () => {
  const id = '0193c1a2-7b4e-7c11-9a3b-52f1d0c4a987';
  expect(isRequestId(id)).toBe(true);
  for (const other of ['', 'canary', id.toUpperCase(), `${id}\n`, ` ${id}`, `${id}, ${id}`, id.slice(1)]) {
    expect(isRequestId(other)).toBe(false);
  }
});
