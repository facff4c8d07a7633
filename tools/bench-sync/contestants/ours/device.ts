import { randomUUID } from 'node:crypto';
import { createHttpClient } from '../../../../apps/mobile/src/platform/http';
import { textCipher, type GcmKey } from '../../../../apps/mobile/src/platform/sealing';
import { syncTransport } from '../../../../apps/mobile/src/session/sync-transport';
import { tablesOf } from '../../../../libs/shared/src/record/tables';
import { openDevice, type Device as Engine } from '../../../../libs/sync-client/src/device';
import { select } from '../../../../libs/sync-client/src/records';
import { webSealer } from '../../../../libs/sync-client/src/sealing/web-primitives';
import { startScheduler } from '../../../../libs/sync-client/src/scheduler';
import { memoryDatabase } from '../../../../libs/sync-client/src/testing/memory-database';
import { listen } from '../../../../apps/mobile/src/platform/event-stream';
import { phoneFetch } from '../../device/phone-fetch';
import type { OpenDevice } from '../contestant';

export const open: OpenDevice = async (url, { personId, agencyId, key }) => {
  const db = await memoryDatabase();
  const http = createHttpClient({ origin: url, token: () => key, fetch: phoneFetch });
  const engine = await openDevice({
    db,
    transport: syncTransport(http, { renew: async () => 'ended', account: () => null }, async () => null),
    cipher: await deviceCipher(),
    sealer: webSealer,
    commandsOfDrafts: () => [],
    clock: { now: Date.now },
    ids: { uuid: randomUUID },
  });
  await engine.bind({ personId, agencyId, role: 'caregiver' });
  let stopLive = () => {};
  return {
    sync: () => exchangeAll(engine),
    edit: async (entries) => {
      for (const { visitId, streamId: stream, ...entry } of entries) {
        const { item, kind, value, provenance, sourceEntryId, together, recordedAt } = entry;
        const written = { item, kind, value, provenance, sourceEntryId, together, recordedAt };
        await engine.dispatch({ type: 'visit.document', stream, payload: { visitId, entries: [written] } });
      }
    },
    rows: () => countRows(engine),
    valueOf: async (id) => (await select(engine.db, 'visitEntry', { id }))[0]?.value ?? null,
    live: async () => {
      stopLive = goLive(engine, url, key);
    },
    close: async () => {
      stopLive();
      await db.close();
    },
  };
};

async function exchangeAll(engine: Engine): Promise<void> {
  for (;;) {
    const result = await engine.exchange();
    if (result.kind !== 'done') throw new Error(`The exchange ended with ${result.kind}.`);
    if (!result.more) return;
  }
}

async function countRows(engine: Engine): Promise<number> {
  let rows = 0;
  for (const table of tablesOf('client')) {
    const [row] = await engine.db.query<{ count: number }>(`select count(*) as count from "${table}"`);
    rows += row!.count;
  }
  return rows;
}

/** As the app does while it is open: it listens for hints, and asks once a minute when it hears none. */
function goLive(engine: Engine, url: string, key: string): () => void {
  const after = (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  };
  const scheduler = startScheduler(engine, { after, random: Math.random });
  const hints = listen({
    url: `${url}/v1/hints`,
    token: () => key,
    onConnected: () => scheduler.poke(),
    onEvent: () => scheduler.poke(),
    onSignedOut: () => undefined,
  });
  return () => {
    hints.stop();
    scheduler.stop();
  };
}

/** The app's cipher, with a key of this process. */
async function deviceCipher() {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  type Bytes = Uint8Array<ArrayBuffer>;
  const gcm: GcmKey = {
    encrypt: async (plain, nonce) =>
      new Uint8Array(
        await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce as Bytes }, key, plain as Bytes),
      ),
    decrypt: async (sealed, nonce) =>
      new Uint8Array(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce as Bytes }, key, sealed as Bytes),
      ),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  };
  return textCipher(gcm);
}
