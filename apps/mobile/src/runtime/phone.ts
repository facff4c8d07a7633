import { fromBase64url } from '@berthcare/utils/base64url';
import { dayAt } from '@berthcare/utils/day';
import { openDevice, type Device } from '@berthcare/sync-client/device';
import type { Cipher, Ports } from '@berthcare/sync-client/ports';
import { apiOrigin } from '../config/api-origin';
import { openDatabase } from '../data/open-database';
import { describePlatform } from '../platform/describe';
import { cipherOf, deviceCipher } from '../platform/device-cipher';
import { deviceKey } from '../platform/device-key';
import { createHttpClient } from '../platform/http';
import { newId } from '../platform/ids';
import { sealer } from '../platform/sealer';
import { secretStore } from '../platform/secret-store';
import { accountStore, type AccountStore } from '../session/account';
import { loadSession, type Session } from '../session/session';
import { syncTransport } from '../session/sync-transport';

/** What is on this phone, whoever holds it: its database with the engine on it, and what it keeps of its activations. */
export interface Phone {
  device: Device;
  session: Session;
  store: AccountStore;
}

/** Opens what is on the phone. Only the tab that holds the app lock may call it. */
export async function openPhone(commandsOfDrafts: Ports['commandsOfDrafts']): Promise<Phone> {
  const store = accountStore(secretStore());
  const { platform, name: deviceName } = describePlatform();
  const http = client(() => null);
  const opening = Promise.all([
    openDatabase(),
    loadSession({ http, store, key: deviceKey, platform, deviceName }),
  ]);
  // A page's first date in a time zone takes the browser 15 ms and more: best while it waits for the database.
  dayAt(Date.now(), 'UTC');
  const [db, session] = await opening;
  const device = await openDevice({
    ...{ db, sealer, commandsOfDrafts, ids: { uuid: newId } },
    cipher: await deviceCipher(),
    clock: { now: Date.now, running: () => performance.now() },
    transport: syncTransport(
      client(() => session.token()),
      session,
      async (author) => {
        const token = await store.pushToken(author);
        return token === null ? null : client(() => token);
      },
    ),
  });
  return { device, session, store };
}

const client = (token: () => string | null) => createHttpClient({ origin: apiOrigin, token });

/** The account's own cipher; null where it has none, as nobody's account has. */
export async function keeperOf({ store }: Pick<Phone, 'store'>): Promise<Cipher | null> {
  const key = await store.authorKey();
  return key === null ? null : cipherOf(fromBase64url(key));
}
