import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { putUuid, uuidAt } from './uuid-bytes';

test('the bytes are the digits, wherever they are put, and give the UUID back', () => {
  const ids = ['00010203-0405-0607-0809-0a0b0c0d0e0f', 'ffffffff-ffff-ffff-ffff-ffffffffffff', randomUUID()];
  for (const id of ids) {
    const bytes = new Uint8Array(20);
    putUuid(id, bytes, 3);
    expect(Buffer.from(bytes).toString('hex')).toBe(`000000${id.replaceAll('-', '')}00`);
    expect(uuidAt(bytes, 3)).toBe(id);
  }
});
