import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { whileLocked } from './locks';

const folder = mkdtempSync(join(tmpdir(), 'bench-locks-'));
afterAll(() => rmSync(folder, { recursive: true }));
const files = ['a', 'b'].map((name) => join(folder, name));

test('one waits until the other has given all locks back', async () => {
  const told: string[] = [];
  const work = (name: string) => async () => {
    told.push(`${name} begins`);
    await new Promise((done) => setTimeout(done, 50));
    told.push(`${name} ends`);
  };
  await Promise.all([whileLocked(files, work('one')), whileLocked(files.slice(1), work('other'))]);
  expect(told[1]).toBe(told[0]!.replace('begins', 'ends'));
});

test('work that fails gives the locks back', async () => {
  await expect(whileLocked(files, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await whileLocked(files, async () => 'had')).toBe('had');
});
