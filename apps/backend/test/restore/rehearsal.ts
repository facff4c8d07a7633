import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { listDevices, revokeDevice } from '@berthcare/shared/contracts/devices';
import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import { bringUpDemo } from '../../seeds/demo';
import { databaseAt } from '../../src/platform/postgres/access';
import { migrate } from '../../src/platform/postgres/migrate';
import { startApi, type TestApi } from '../api';
import { giveLogin, officeSession } from '../client';
import { asOwner, testPool } from '../owner';
import { activatedPhone } from '../phone';
import { roundRobin } from '../round-robin';
import { buildWorld, type World } from '../world';
import { startServer, type LocalServer } from './local-server';
import { dump, restore } from './postgres-tools';

const NEW_ADDRESS = '12 After the Restore St';

export interface Rehearsal {
  /** What was done, in order, and how long it took. */
  steps: { name: string; seconds: number }[];
  /** Commands that the phone made, and what the restored server has of them. */
  phone: { asked: number; found: number; lost: number; doubled: number };
  /** Whether the phone sees what was changed on the restored server. */
  sees: boolean;
  /** Whether a phone that was revoked after the copy was made is let in by the restored server. */
  lostPhone: 'stays out' | 'is let in';
  /** Whether the restored server raised the alarm. */
  alarmed: boolean;
}

export interface RehearsalOptions {
  /** The restored server passes for the old one: that it is another, the phone alone can tell. */
  unnoticed?: boolean;
}

/** Loses a server at work and restores it elsewhere from the last copy. Needs `hasPostgresTools`. */
export async function rehearseRestore({ unnoticed = false }: RehearsalOptions = {}): Promise<Rehearsal> {
  const steps: Rehearsal['steps'] = [];
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    const result = await work();
    steps.push({ name, seconds: (performance.now() - since) / 1000 });
    return result;
  };
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-restore-'));
  const copy = join(folder, 'copy');
  const config = { storage: { folder: join(folder, 'objects') } };
  const ends: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true })];
  const ending = <T>(it: T, end: () => Promise<unknown>): T => {
    ends.unshift(end);
    return it;
  };
  try {
    const lost = await startServer();
    ends.unshift(lost.stop);
    await migrate(databaseAt(lost.ownerUrl));
    const world = await fill(lost);
    const first = await startApi(lost, { config });
    ends.unshift(first.close);
    const balancer = await roundRobin([portOf(first)]);
    ending(balancer, balancer.close);
    const lostPhone = await activatedPhone(balancer.url, world.people.danielle, world.people.luc);
    await exchangeAll(lostPhone.device);
    const phone = await phoneAtWork(balancer.url, world, () =>
      step('copying', () => dump(lost.ownerUrl, copy)),
    );
    await revokePhoneOf(balancer.url, world);

    const server = await step('starting another server', startServer);
    ends.unshift(server.stop);
    await step('restoring the copy', () => restore(server.ownerUrl, copy));
    if (unnoticed) await passForTheOld(server.ownerUrl);
    await step('migrating, in a new epoch', () => migrate(databaseAt(server.ownerUrl)));
    const second = await step('starting the API', () => startApi(server, { config }));
    ends.unshift(second.close);
    balancer.retarget([portOf(second)]);
    await changeAddress(server.ownerUrl, world.clients.osei);
    await step("the phone's exchange", () => exchangeAll(phone.device));
    const [client] = await select(phone.device.db, 'client', { id: world.clients.osei });
    return {
      steps,
      phone: await judge(server.ownerUrl, phone.ids),
      lostPhone: (await lostPhone.device.exchange()).kind === 'signed_out' ? 'stays out' : 'is let in',
      sees: client?.address === NEW_ADDRESS,
      alarmed: second.logLines.some((line) => line.includes('"event":"restore.unannounced"')),
    };
  } finally {
    for (const end of ends) await end();
  }
}

/** The demo agency, for the weight, and a small one with a phone. */
async function fill({ ownerUrl }: LocalServer): Promise<World> {
  const pool = testPool(ownerUrl, 1);
  await bringUpDemo(pool, {
    now: Date.now(),
    password: 'rideau-demo',
    hashOf: (code) => Buffer.from(code),
    objects: { write: async () => undefined },
  });
  await pool.end();
  const world = await buildWorld(ownerUrl);
  await giveLogin(ownerUrl, world.people.danielle);
  return world;
}

/** One visit begun before the copy is made, ended after it; another begun with no network at all. */
async function phoneAtWork(
  url: string,
  world: World,
  makeCopy: () => Promise<unknown>,
): Promise<{ device: Device; ids: string[] }> {
  const { danielle, priya } = world.people;
  const { device } = await activatedPhone(url, danielle, priya);
  await exchangeAll(device);
  const place = { missing: 'denied' } as const;
  const start = (client: 'osei' | 'tran') => ({
    ...{ type: 'visit.start' as const, stream: world.clients[client] },
    payload: { visitId: world.visits[client], startedAt: Date.now(), place },
  });
  const ids = [await device.dispatch(start('osei'))];
  await exchangeAll(device);
  await makeCopy();
  const complete = {
    ...{ visitId: world.visits.osei, endedAt: Date.now(), place, summary: 'All is well.' },
    ...{ signature: null, unsignedReason: { reason: 'asleep' as const } },
  };
  ids.push(await device.dispatch({ type: 'visit.complete', stream: world.clients.osei, payload: complete }));
  await exchangeAll(device);
  ids.push(await device.dispatch(start('tran')));
  return { device, ids };
}

/** The office goes on, too: its changes get versions that the phone believes to have. */
const changeAddress = (ownerUrl: string, clientId: string) =>
  asOwner(ownerUrl, ({ rows }) =>
    rows('update app.client set address = $1 where id = $2', [NEW_ADDRESS, clientId]),
  );

/** The office revokes a phone that was lost. */
async function revokePhoneOf(url: string, { people }: World): Promise<void> {
  const office = await officeSession(url, people.danielle);
  const { devices } = (await office('/v1/office/devices')).read(listDevices);
  const lost = devices.find(({ name, person }) => name === 'Phone' && person.id === people.luc.id);
  (await office(`/v1/office/devices/${lost!.id}/revoke`, { method: 'POST' })).read(revokeDevice);
}

/** As a phone does it that is told to come back. */
async function exchangeAll(device: Device): Promise<void> {
  for (let more = true; more;) {
    let round = await device.exchange();
    for (let tries = 0; round.kind === 'offline' && tries < 100; tries += 1) {
      await delay(200);
      round = await device.exchange();
    }
    if (round.kind !== 'done') throw new Error(`The phone's exchange ended as ${round.kind}`);
    more = round.more;
  }
}

const passForTheOld = (ownerUrl: string) =>
  asOwner(ownerUrl, ({ rows }) => rows('update app.server_epoch set server = app.this_server()'));

async function judge(ownerUrl: string, ids: string[]): Promise<Rehearsal['phone']> {
  const found = await asOwner(ownerUrl, ({ rows }) =>
    rows<{ effects: number }>(
      `select (select count(*)::int from app.audit_entry e where e.command_id = l.id) as effects
         from app.command_log l where l.id = any ($1) and l.outcome = 'applied'`,
      [ids],
    ),
  );
  return {
    asked: ids.length,
    found: found.length,
    lost: ids.length - found.length,
    doubled: found.filter(({ effects }) => effects > 1).length,
  };
}

const portOf = ({ url }: TestApi) => Number(new URL(url).port);
