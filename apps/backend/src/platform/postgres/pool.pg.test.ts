import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { databaseAt } from './access';
import { createPool } from './pool';

let database: TestDatabase;
let line: Server;
const sockets: Socket[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  const { port, hostname } = new URL(database.apiUrl);
  line = createServer((near) => {
    const far = connect(Number(port), hostname);
    sockets.push(near, far);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  sockets.forEach((socket) => socket.destroy());
  line.close();
  await database.drop();
});

test('a connection that breaks under a statement fails that statement, and not the process', async () => {
  const url = new URL(database.apiUrl);
  url.port = String((line.address() as AddressInfo).port);
  const pool = createPool({
    access: databaseAt(url.href),
    size: 1,
    name: 'berthcare-test',
    onIdleError: () => undefined,
  });
  const client = await pool.connect();
  const asleep = client.query('select pg_sleep(60)').catch((error: Error) => error);
  sockets.splice(0).forEach((socket) => socket.destroy());
  expect(await asleep).toBeInstanceOf(Error);
  client.release(true);
  // The next one is made anew.
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});
