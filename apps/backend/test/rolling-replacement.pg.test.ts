import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../tools/check/test-database';
import { startLoad, type Load } from './load';
import { buildPrograms, environmentOf, parsed, portOf, type Program, type Programs } from './program';
import { roundRobin, type RoundRobin } from './round-robin';
import { until } from './until';
import { buildWorld } from './world';

let database: TestDatabase;
let programs: Programs;
let balancer: RoundRobin;
let load: Load;
beforeAll(async () => {
  [database, programs] = await Promise.all([freshDatabase(), buildPrograms()]);
});
afterAll(async () => {
  await load?.stop();
  await balancer?.close();
  await programs.remove();
  await database.drop();
});

/** A process that says it is ready: what the load balancer waits for. */
async function startReady(): Promise<{ program: Program; port: number }> {
  const program = programs.start('api', environmentOf(database).api);
  const port = await portOf(program);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  return { program, port };
}

test('two processes are replaced one after the other under load, and no request fails', async () => {
  const world = await buildWorld(database.ownerUrl);
  const serving = [await startReady(), await startReady()];
  balancer = await roundRobin(serving.map(({ port }) => port));
  load = await startLoad(balancer.url, database.ownerUrl, world, 4);
  await load.more(50);

  for (let replaced = 0; replaced < 2; replaced += 1) {
    serving.push(await startReady());
    const old = serving.shift()!;
    balancer.retarget(serving.map(({ port }) => port));
    // ECS ends a task when the load balancer has let go of it.
    await until(() => balancer.open(old.port) === 0);
    old.program.child.kill('SIGTERM');
    await load.more(50);
    expect(await old.program.ended).toBe(0);
    expect(parsed(old.program).at(-1)).toMatchObject({ event: 'stopped' });
  }

  expect(load.failures).toEqual([]);
});
