import { put } from '@berthcare/shared/commands/command';
import { ada, agencyId, noon, picture, priya, visit } from '@berthcare/shared/testing/record-rows';
import { openPhotos, type Photos } from '@berthcare/sync-client/photos/photos';
import type { PhotoFiles } from '@berthcare/sync-client/photos/ports';
import { memoryFiles } from '@berthcare/sync-client/testing/memory-files';
import { PictureStore } from '@berthcare/sync-client/testing/picture-store';
import {
  answered,
  page,
  shiftCipher,
  testDevice,
  type TestDevice,
} from '@berthcare/sync-client/testing/scripted-server';
import { beforeEach, expect, test } from 'vitest';
import { accountStore, type Account, type AccountStore } from '../session/account';
import { loadSession, type Session } from '../session/session';
import { goOnLeaving, leave } from './leave';

const morning = visit('morning', { state: 'in_progress' });
const account = { deviceId: 'phone', person: { id: priya }, agency: { id: agencyId } } as Account;
const ids = ['first', 'second'].map((name) => picture(name).photoId);

let phone: TestDevice;
let disk: Map<string, Uint8Array>;
/** How many files the disk takes. */
let room: number;
let photos: Photos;
let store: AccountStore;
let session: Session;

beforeEach(async () => {
  [phone, disk, room, told] = [await testDevice(), new Map(), Infinity, []];
  const files: PhotoFiles = {
    ...memoryFiles(disk),
    write: async (name, bytes) => {
      if (!disk.has(name) && disk.size >= room) throw new DOMException('full', 'QuotaExceededError');
      disk.set(name, bytes);
    },
  };
  photos = openPhotos({
    db: phone.db,
    clock: phone.ports.clock,
    cipher: shiftCipher,
    files,
    transport: new PictureStore(),
  });
  const pull = page({ streams: [{ id: ada, reset: true, cursor: 1 }], rows: [put('visit', morning)] });
  phone.server.says(answered({ pull }));
  await phone.device.exchange();
  for (const id of ids) {
    const draft = { key: id, subject: morning.id, section: 'photos', body: {}, at: noon };
    await photos.keep({ id, streamId: ada, draft }, new Uint8Array([1, 2, 3]));
  }
  const secrets = new Map<string, string>();
  store = accountStore({
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  });
  await store.write(account, { pushToken: 'push', authorKey: 'key' });
  const http = { send: async () => ({ kind: 'offline' }) as const };
  const key = () => Promise.reject(new Error('Nobody signs here.'));
  session = await loadSession({ http, store, key, platform: 'web', deviceName: 'Chrome' });
});

let told: unknown[];
const leaves = (device = phone.device) =>
  leave({ device, photos, session }, shiftCipher, (error) => told.push(error));
const isHers = async () => [(await phone.device.holder())?.personId, await store.isLeaving()];
const held = [priya, false];

test('who leaves is nobody to the phone, and what was not sent waits', async () => {
  await leaves();
  await photos.tidy();
  expect([await phone.device.holder(), await store.read(), await store.isLeaving()]).toEqual([
    ...[null, null, false],
  ]);
  expect([...disk.keys()].sort()).toEqual(ids.map((id) => `${id}.away`).sort());
});

test('a phone without room for what is to wait stays its person’s, with nothing on it that it had not', async () => {
  room = 3;
  await expect(leaves()).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect([await isHers(), session.account()]).toEqual([held, account]);
  await photos.round();
  expect([...disk.keys()].sort()).toEqual([...ids].sort());
  room = 4;
  await leaves();
  expect(await isHers()).toEqual([undefined, false]);
});

test('what fails once the phone is nobody’s is told, and the session ends', async () => {
  const signOut: typeof phone.device.signOut = async (keeper) => {
    await phone.device.signOut(keeper);
    throw new Error('The log could not be overwritten.');
  };
  await leaves({ ...phone.device, signOut });
  expect([told.length, await isHers(), session.account()]).toEqual([1, [undefined, false], null]);
});

test('nor is who could not be put away asked to leave again when the app starts', async () => {
  phone.db.transaction = () => Promise.reject(new Error('The disk is full.'));
  await expect(leaves()).rejects.toThrow('full');
  expect(await isHers()).toEqual(held);
});

test('an app that ended while its person was leaving goes on with it, and starts where it cannot', async () => {
  const goesOn = () =>
    goOnLeaving({ device: phone.device, photos, session }, shiftCipher, (error) => told.push(error));
  await store.leave();
  room = 2;
  await goesOn();
  expect([await isHers(), told]).toMatchObject([held, [{ name: 'QuotaExceededError' }]]);
  await store.leave();
  room = 4;
  await goesOn();
  expect([await isHers(), told.length]).toEqual([[undefined, false], 1]);
});
