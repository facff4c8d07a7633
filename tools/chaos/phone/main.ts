import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Chance } from '../../../apps/backend/test/simulation/chance';
import { cipher } from '../../../apps/backend/test/simulation/device/ciphers';
import { act } from '../../../apps/backend/test/simulation/caregiver/gestures';
import { newId } from '../../../apps/mobile/src/platform/ids';
import { createHttpClient } from '../../../apps/mobile/src/platform/http';
import { loadSession, type Session } from '../../../apps/mobile/src/session/session';
import { photoTransport } from '../../../apps/mobile/src/session/photo-transport';
import { syncTransport } from '../../../apps/mobile/src/session/sync-transport';
import { openDevice, type Device } from '../../../libs/sync-client/src/device';
import { openPhotos } from '../../../libs/sync-client/src/photos/photos';
import type { Transport } from '../../../libs/sync-client/src/ports';
import { startScheduler } from '../../../libs/sync-client/src/scheduler';
import { webSealer } from '../../../libs/sync-client/src/sealing/web-primitives';
import { fileDatabase } from '../../../libs/sync-client/src/testing/file-database';
import { accountFiles, keyFile } from './account-files';
import { Journal } from './journal';
import { remembered } from './memory';
import { PICTURES, type Order, type PhoneSettings, type Report } from './orders';
import { Phone } from './phone';
import { pictureFiles, picturesIn } from './picture-files';
import { Turn } from './turn';

/** A phone as a process of its own, and the caregiver who works with it; the run may kill it at any time. */
const settings = JSON.parse(process.env.PHONE ?? '') as PhoneSettings;
const { name, folder, url, seed, clockOffset, paceMs, actor, code } = settings;
const now = () => Date.now() + clockOffset;
const report = (said: Report) => process.send!(said);

/** How many exchanges in a row may end without anything due, before a phone counts as one that never rests. */
const MOST_ROUNDS = 2_000;

// Who started it is gone: nobody will ever read what it does.
process.on('disconnect', () => process.exit(1));

let session: Session | null = null;
const http = createHttpClient({ origin: url, token: () => session?.token() ?? null });
session = await loadSession({
  ...{ http, store: accountFiles(folder), key: () => keyFile(folder) },
  ...{ platform: 'web' as const, deviceName: name },
});
if (session.account() === null) {
  const { kind } = await session.activate(code!);
  if (kind !== 'activated') throw new Error(`${name} was not activated: ${kind}`);
}

const turn = new Turn();
const line = syncTransport(http, session, async () => null);
let leave = () => {};
/** The screen does not change between a person's look and their gesture: an answer waits for its turn. */
const transport: Transport = {
  push: line.push,
  async send(request) {
    leave();
    const result = await line.send(request);
    leave = await turn.take();
    return result;
  },
};

const db = await fileDatabase(join(folder, 'phone.db'));
const device = await openDevice({
  ...{ db, transport, cipher, sealer: webSealer, clock: { now }, ids: { uuid: newId } },
  commandsOfDrafts: () => [],
});
// At rest, an hour later: by the hour it asks for the pictures of what was refused.
let later = 0;
const photos = openPhotos({
  ...{ db, clock: { now: () => now() + later }, cipher, files: pictureFiles(join(folder, PICTURES)) },
  transport: photoTransport({ http, session, origin: url }),
});
const { personId, agencyId, role } = actor;
await device.bind({ personId, agencyId, role });
const { entries, journal } = Journal.open(join(folder, 'journal.jsonl'));
journal.write({ did: 'start', at: Date.now(), clockOffset });
const { deviceId } = session.account()!;
const phone = new Phone(
  name,
  { ...actor, deviceId },
  {
    ...{ storage: db, device, photos, journal, memory: remembered(entries), now },
    pictures: () => picturesIn(join(folder, PICTURES)),
  },
);
await phone.takeStock();

const exchange: Device['exchange'] = async () => {
  try {
    const result = await device.exchange();
    await phone.look();
    return result;
  } catch (error) {
    phone.fault(`${name} failed in an exchange: ${(error as Error).stack}`);
    throw error;
  } finally {
    leave();
  }
};
// Another life, other chances.
const chance = new Chance(seed + entries.length);
const schedulerOf = (exchange: Device['exchange']) =>
  startScheduler(
    { exchange },
    {
      random: () => chance.next(),
      after: (ms, work) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
  );
const scheduler = schedulerOf(exchange);
const pictures = schedulerOf(photos.round);
device.subscribe((event) => {
  if (event === 'sealed') scheduler.poke();
  if (event === 'sealed' || event === 'rows') pictures.poke();
});

let working = true;
async function work(): Promise<void> {
  while (working) {
    await delay(paceMs * chance.next() * 2);
    const end = await turn.take();
    await act(phone, chance, () => undefined).finally(end);
    // Looking at the phone again, which has it ask the office, happens more often than doing something with it.
    if (chance.happens(0.5)) scheduler.poke();
  }
}

async function rest(): Promise<number> {
  working = false;
  await done;
  scheduler.stop();
  pictures.stop();
  const exchanges = await rounds(exchange);
  later += 60 * 60 * 1000;
  return exchanges + (await rounds(photos.round));
}

/** How many it takes until nothing is due. */
async function rounds(round: Device['exchange']): Promise<number> {
  for (let count = 1; count <= MOST_ROUNDS; count += 1) {
    const result = await round();
    if (result.kind === 'done' && !result.more) return count;
    if (result.kind !== 'done') await delay(100);
  }
  return MOST_ROUNDS;
}

process.on('message', (message) => {
  const { order } = message as Order;
  if (order === 'rest') void rest().then((rounds) => report({ report: 'at rest', rounds }));
  else
    void db.close().then(() => {
      journal.close();
      process.exit(0);
    });
});
const done = work();
report({ report: 'at work' });
scheduler.poke();
pictures.poke();
