import type { Database } from '@berthcare/sync-client/database';
import { openDevice, type Device } from '@berthcare/sync-client/device';
import { startScheduler, type Scheduler } from '@berthcare/sync-client/scheduler';
import { dayAt } from '@berthcare/utils/day';
import { apiOrigin } from '../config/api-origin';
import { openDatabase } from '../data/open-database';
import { acquireAppLock } from '../platform/app-lock';
import { connectivity } from '../platform/connectivity';
import { deviceCipher } from '../platform/device-cipher';
import { deviceKey } from '../platform/device-key';
import { listen } from '../platform/event-stream';
import { createHttpClient } from '../platform/http';
import { newId } from '../platform/ids';
import { askForPersistence, type Persistence } from '../platform/persistence';
import { describePlatform } from '../platform/describe';
import { secretStore } from '../platform/secret-store';
import { onReturn } from '../platform/visibility';
import { reportError } from '../reports/watch';
import { accountStore, type Account } from '../session/account';
import { loadSession, type Activated, type Session } from '../session/session';
import { syncTransport } from '../session/sync-transport';
import type { App } from './app';

/** Where the app stands on its way to the first screen, and what to show meanwhile. */
export type Phase =
  | { kind: 'opening' }
  /** Another tab has the app; this one continues by itself when its turn comes. */
  | { kind: 'waiting' }
  /** The device offers no durable storage, or what is stored cannot be read. */
  | { kind: 'failed'; error: unknown }
  | { kind: 'activation'; activate: (code: string) => Promise<Activated> }
  | { kind: 'ready'; app: App };

/** Builds the app, telling each phase as it begins. */
export async function start(enter: (phase: Phase) => void): Promise<void> {
  enter({ kind: 'opening' });
  try {
    const lock = acquireAppLock();
    if (await lock.waiting) enter({ kind: 'waiting' });
    await lock.held;

    const opening = Promise.all([openDatabase(), openSession()]);
    // A page's first date in a time zone takes the browser 15 ms and more: best while it waits for the database.
    dayAt(Date.now(), 'UTC');
    const [db, session] = await opening;
    const device = await makeDevice(db, session);
    const account = session.account();
    if (account) return enter({ kind: 'ready', app: await run(device, session, account) });
    enter({
      kind: 'activation',
      activate: async (code) => {
        const result = await session.activate(code);
        if (result.kind === 'activated')
          enter({ kind: 'ready', app: await run(device, session, result.account) });
        return result;
      },
    });
  } catch (error) {
    enter({ kind: 'failed', error });
    reportError(error);
  }
}

const client = (token: () => string | null) => createHttpClient({ origin: apiOrigin, token });

function openSession(): Promise<Session> {
  const { platform, name } = describePlatform();
  return loadSession({
    http: client(() => null),
    store: accountStore(secretStore()),
    key: deviceKey,
    platform,
    deviceName: name,
  });
}

async function makeDevice(db: Database, session: Session): Promise<Device> {
  return openDevice({
    db,
    transport: syncTransport(
      client(() => session.token()),
      session,
    ),
    cipher: await deviceCipher(),
    clock: { now: Date.now },
    ids: { uuid: newId },
  });
}

/** Whatever becomes of the first screen: after so long, ms, the exchange no longer waits for it. */
const LONGEST_WAIT_MS = 3_000;

/** Puts the device to work for its person; the first screen comes before everything that speaks to the office. */
async function run(device: Device, session: Session, account: Account): Promise<App> {
  const { person, agency } = account;
  await device.bind({ personId: person.id, agencyId: agency.id, role: person.role });
  const scheduler = makeScheduler(device);
  let persistence: Persistence | null = null;
  let show = () => {};
  const shown = new Promise<void>((resolve) => {
    show = resolve;
    setTimeout(resolve, LONGEST_WAIT_MS);
  });
  void shown.then(() => {
    exchangeOnSigns(device, session, scheduler);
    // A browser may ask the person, and wait for the answer as long as it takes.
    void askForPersistence().then((answer) => (persistence = answer));
  });
  return { account, device, scheduler, persistence: () => persistence, shown, show };
}

function makeScheduler(device: Device): Scheduler {
  return startScheduler(device, {
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  });
}

/** Exchanges now, and on a sealed command, a hint, the network's or the person's return. */
function exchangeOnSigns(device: Device, session: Session, scheduler: Scheduler): void {
  const hints = hear(session, () => scheduler.poke());
  const comeBack = () => {
    scheduler.poke();
    hints.retryNow();
  };
  connectivity().subscribe((online) => {
    if (online) comeBack();
  });
  onReturn(comeBack);
  device.subscribe((event) => {
    if (event === 'sealed') scheduler.poke();
  });
  scheduler.poke();
}

function hear(session: Session, onHint: () => void): { retryNow: () => void } {
  const connect = () =>
    listen({
      url: `${apiOrigin}/v1/hints`,
      token: () => session.token(),
      onEvent: onHint,
      onConnected: onHint,
      onSignedOut: () => void reconnect(),
    });
  let stream = connect();
  async function reconnect() {
    if ((await session.renew()) === 'opened') stream = connect();
  }
  return { retryNow: () => stream.retryNow() };
}
