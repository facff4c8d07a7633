import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePromises } from './database-acceptance';
import { fileDatabase } from './file-database';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'berthcare-file-'));
  path = join(folder, 'phone.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the database in a file keeps the promises of the port', () => {
  for (const promise of databasePromises) {
    it(promise.name, async () => {
      const db = await fileDatabase(path);
      await promise.run(db);
      await db.close().catch(() => undefined);
    });
  }
});

/** Writes two rows a transaction, and tells each that is committed; once told to, it dies within one. */
const writer = `
  import { fileDatabase } from ${JSON.stringify(new URL('file-database.ts', import.meta.url).href)};
  const db = await fileDatabase(process.argv[1]);
  await db.exec('create table t (a integer)');
  for (let a = 1; ; a += 1)
    await db.transaction(async (tx) => {
      await tx.exec('insert into t values (?)', [a]);
      if (a === 20) process.kill(process.pid, 'SIGKILL');
      await tx.exec('insert into t values (?)', [-a]);
    }).then(() => console.log(a));
`;

it('a killed process leaves all that it committed and nothing half', async () => {
  const program = ['--import', 'tsx', '--input-type=module', '--eval', writer, path];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.on('data', (chunk) => (told += chunk));
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  expect(told.trim().split('\n').at(-1)).toBe('19');

  const db = await fileDatabase(path);
  expect(await db.query('select count(*) as rows, sum(a) as sum, max(a) as last from t')).toEqual([
    { rows: 38, sum: 0, last: 19 },
  ]);
  await db.close();
});
