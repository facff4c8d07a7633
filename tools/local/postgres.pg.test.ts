import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres, type Postgres } from './postgres.mjs';
import { serverAccount } from './postgres/account.mjs';
import { throwawayStore } from './postgres/home.mjs';
import { gone } from './process.mjs';

let dir: string;
let server: Postgres;

beforeEach(async () => {
  dir = mkdtempSync(join(throwawayStore(), `berthcare-postgres-${process.pid}-`));
  server = await startPostgres({ dir });
  await ask('create table kept as select 1 as one');
});

afterEach(async () => {
  await server.stop();
  rmSync(dir, { recursive: true });
});

async function ask(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  // A killed server breaks the connection while the client closes it.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

test('a server that was left running is taken over, whatever port is asked for', async () => {
  const again = await startPostgres({ dir, port: server.port + 1 });
  expect(again).toMatchObject({ adopted: true, pid: server.pid, port: server.port, url: server.url });
});

test('after kill -9 it starts again with its data', async () => {
  process.kill(server.pid, 'SIGKILL');
  await gone(server.pid, 5_000);
  const { port, pid } = server;
  server = await startPostgres({ dir, port });
  expect(server).toMatchObject({ adopted: false, port });
  expect(server.pid).not.toBe(pid);
  expect(await ask('select one from kept')).toEqual([{ one: 1 }]);
});

test('a left pid file that names somebody else is no server, and that process is not touched', async () => {
  await server.stop();
  const file = join(dir, 'data', 'postmaster.pid');
  const other = spawn('sleep', ['60'], { ...serverAccount(), stdio: 'ignore' });
  writeFileSync(file, `${other.pid}\n${join(dir, 'data')}\n1\n${server.port}\n\n127.0.0.1\n\nready   \n`);
  server = await startPostgres({ dir });
  expect(server.adopted).toBe(false);
  expect(other.kill()).toBe(true);
  expect(readFileSync(file, 'utf8').startsWith(`${server.pid}\n`)).toBe(true);
  expect(await ask('select one from kept')).toEqual([{ one: 1 }]);
});

test('names sort as people expect, in both languages', async () => {
  const rows = await ask(
    `select name from (values ('Zoé'), ('Étienne'), ('emma'), ('Eva')) v(name) order by name`,
  );
  expect(rows).toEqual([{ name: 'emma' }, { name: 'Étienne' }, { name: 'Eva' }, { name: 'Zoé' }]);
});
