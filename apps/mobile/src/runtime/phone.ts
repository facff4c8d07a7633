import { fromBase64url } from '@berthcare/utils/base64url';
import { dayAt } from '@berthcare/utils/day';
import { openDevice, type Device } from '@berthcare/sync-client/device';
import { openPhotos, type Photos } from '@berthcare/sync-client/photos/photos';
import type { Cipher, Ports } from '@berthcare/sync-client/ports';
import { apiOrigin } from '../config/api-origin';
import { openDatabase } from '../data/open-database';
import { describePlatform } from '../platform/describe';
import { cipherOf, deviceCipher } from '../platform/device-cipher';
import { deviceKey } from '../platform/device-key';
import { createHttpClient } from '../platform/http';
import { newId } from '../platform/ids';
import { photoFiles } from '../platform/photo-files';
import { sealer } from '../platform/sealer';
import { secretStore } from '../platform/secret-store';
import { reportError } from '../reports/watch';
import { accountStore, type AccountStore } from '../session/account';
import { photoTransport } from '../session/photo-transport';
import { loadSession, type Session } from '../session/session';
import { syncTransport } from '../session/sync-transport';

/** What is on this phone, whoever holds it: its database with the engine on it, and what it keeps of its activations. */
export interface Phone {
  device: Device;
  /** Null where the platform keeps no pictures. */
  photos: Photos | null;
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
  const cipher = await deviceCipher();
  const clock = { now: Date.now, running: () => performance.now() };
  const online = client(() => session.token());
  const device = await openDevice({
    ...{ db, clock, cipher, sealer, commandsOfDrafts, ids: { uuid: newId } },
    tellFault: reportError,
    transport: syncTransport(online, session, async (author) => {
      const token = await store.pushToken(author);
      return token === null ? null : client(() => token);
    }),
  });
  const files = photoFiles();
  const transport = photoTransport({ http: online, session, origin: apiOrigin });
  return { device, photos: files && openPhotos({ db, clock, cipher, files, transport }), session, store };
}

const client = (token: () => string | null) => createHttpClient({ origin: apiOrigin, token });

/** The account's own cipher; null where it has none, as nobody's account has. */
export async function keeperOf({ store }: Pick<Phone, 'store'>): Promise<Cipher | null> {
  const key = await store.authorKey();
  return key === null ? null : cipherOf(fromBase64url(key));
}
