import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { cells } from './cells';
import type { Contestant } from './contestants/contestant';
import { contestants, notHere } from './contestants/contestants';
import { lines, type LineName } from './counting/line';
import { countingProxy } from './counting/proxy';
import { startDatabase } from './database';
import { startDevice } from './device/remote-device';
import { measureFleet } from './fleet';
import { measureIdle } from './idle';
import { whileLocked } from './locks';
import { measureCell, type Standing } from './measure';
import { readOptions, USAGE, type Options } from './options';
import { planOf, turned, type Task } from './plan';
import { publish, report } from './report';
import { samples, type Sample } from './samples';
import { makeWorld, type World } from './world/world';

const WARM_UP_ROWS = 600;
/** Each of so many caregivers holds 600 rows; a fleet's devices are theirs. */
const FLEET_CAREGIVERS = 10;

const caregiverOf = (world: World, name: string) => {
  const found = world.caregivers.find((caregiver) => caregiver.name === name);
  if (!found) throw new Error(`There is no caregiver ${name}.`);
  return found;
};

function worldFor({ sizes, parts }: Options): World {
  const staff = [...new Set([WARM_UP_ROWS, ...sizes])].map((rows) => ({ name: `rows-${rows}`, rows }));
  const fleet = Array.from({ length: parts.includes('fleet') ? FLEET_CAREGIVERS : 0 }, (_, index) => ({
    name: `fleet-${index}`,
    rows: 600,
  }));
  return makeWorld([...staff, ...fleet], Date.now());
}

async function bringUp(
  name: string,
  contestant: Contestant,
  world: World,
  postgres: Place,
): Promise<Standing> {
  const office = await contestant.open({ world, postgresPid: postgres.pid, database: postgres.database });
  const proxy = await countingProxy(office.port, lines.near);
  const device = await startDevice(contestant);
  return { name, contestant, office, proxy, device };
}

type Place = Awaited<ReturnType<typeof startDatabase>>;

async function takeDown({ office, proxy, device }: Standing): Promise<void> {
  device.stop();
  await proxy.close();
  await office.close();
}

async function measureCells(standing: Standing, world: World, line: LineName, rows: number, round: number) {
  const { name, contestant, proxy } = standing;
  const caregiver = caregiverOf(world, `rows-${rows}`);
  proxy.become(lines[line], String(round));
  const measured: Sample[] = [];
  for (const cell of cells) {
    if (contestant.cannot?.[cell.name] !== undefined) continue;
    const figures = await measureCell(standing, cell, caregiver, rows);
    measured.push({ part: 'cells', contestant: name, round, line, rows, cell: cell.name, ...figures });
  }
  proxy.become(lines.near, String(round));
  return measured;
}

async function work(standing: Standing, world: World, task: Task, options: Options): Promise<Sample[]> {
  switch (task.part) {
    case 'cells':
      return measureCells(standing, world, task.line, task.rows, task.round);
    case 'fleet': {
      const people = world.caregivers.filter(({ name }) => name.startsWith('fleet-'));
      return measureFleet(standing, people, task.devices, task.round);
    }
    case 'idle':
      return measureIdle(standing, caregiverOf(world, `rows-${WARM_UP_ROWS}`), options.idleSeconds);
  }
}

async function measureRound(standing: Standing[], world: World, task: Task, options: Options): Promise<void> {
  const words = Object.entries(task).map(([key, value]) => `${key} ${value}`);
  const since = performance.now();
  const load = loadavg()[0]!.toFixed(1);
  const round: Sample[] = [];
  const able = standing.filter(({ contestant }) => contestant.parts.includes(task.part));
  for (const each of turned(able, task.round)) round.push(...(await work(each, world, task, options)));
  samples.add(round);
  const seconds = ((performance.now() - since) / 1000).toFixed(0);
  console.log(`  ${words.join(', ')}: ${seconds} s [load before ${load}]`);
}

/** Everything that is still to be measured, until it is done or the time is up. */
async function measureAll(options: Options): Promise<void> {
  const until = performance.now() + options.minutes * 60_000;
  const tasks = planOf(options, (name) => contestants[name]!.parts, samples.all());
  if (tasks.length === 0) return;
  const world = worldFor(options);
  const postgres = await startDatabase();
  const standing: Standing[] = [];
  try {
    for (const name of options.contestants) {
      console.log(`  ${name}: bringing it up ...`);
      const up = await bringUp(name, contestants[name]!, world, postgres);
      standing.push(up);
      // Not counted: the first time everything is slow.
      await measureCells(up, world, 'near', WARM_UP_ROWS, 0);
    }
    for (const [index, task] of tasks.entries()) {
      if (performance.now() > until) {
        console.log(`  The time is up: ${tasks.length - index} rounds are left for the next run.`);
        return;
      }
      await whileLocked(options.locks, () => measureRound(standing, world, task, options));
    }
  } finally {
    for (const each of standing) await takeDown(each);
    await postgres.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const options = readOptions(process.argv.slice(2), Object.keys(contestants));
if (options === null) console.log(USAGE);
else {
  if (options.fresh) samples.forget();
  for (const [name, reason] of Object.entries(notHere)) console.log(`  ${name}: not run. ${reason}`);
  if (!options.report && !options.publish) await measureAll(options);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  console.log(report(samples.all()));
  if (options.publish) await publish(samples.all(), commit);
}
process.exit();
