import { put } from '@berthcare/shared/commands/command';
import { ada, agencyId, noon, picture, priya, visit } from '@berthcare/shared/testing/record-rows';
import { beforeEach, expect, test } from 'vitest';
import type { Cipher } from '../ports';
import { memoryFiles } from '../testing/memory-files';
import { PictureStore } from '../testing/picture-store';
import {
  answered,
  answersAll,
  handedIn,
  page,
  shiftCipher,
  testDevice,
  type TestDevice,
} from '../testing/scripted-server';
import type { PhotoFiles } from './ports';
import { openPhotos, type Photos } from './photos';

const morning = visit('morning', { state: 'in_progress' });
const bytes = new Uint8Array([1, 2, 3]);
const { photoId: id, ...about } = picture();

/** A person's own: nobody else's opens it. */
const keeperOf = (name: string): Cipher => ({
  seal: async (plain) => new TextEncoder().encode(`${name}:${plain}`),
  open: async (sealed) => {
    const [of, plain] = new TextDecoder().decode(sealed).split(':');
    if (of !== name) throw new Error('Another key sealed this.');
    return plain!;
  },
});
const priyas = keeperOf('priya');

let phone: TestDevice;
let disk: Map<string, Uint8Array>;
let store: PictureStore;
let photos: Photos;

/** As an app does that was started anew. */
const open = (files: PhotoFiles = memoryFiles(disk)) =>
  openPhotos({ db: phone.db, clock: phone.ports.clock, files, transport: store, cipher: shiftCipher });

beforeEach(async () => {
  [phone, disk, store] = [await testDevice(), new Map(), new PictureStore()];
  store.known.add(id);
  photos = open();
  const pull = page({ streams: [{ id: ada, reset: true, cursor: 1 }], rows: [put('visit', morning)] });
  phone.server.says(answered({ pull }));
  await phone.device.exchange();
  const draft = { key: `${morning.id}/photo`, subject: morning.id, section: 'photos', body: about, at: noon };
  await photos.keep({ id, streamId: ada, draft }, bytes);
  const payload = { photoId: id, visitId: morning.id, ...about };
  await phone.device.dispatch({ type: 'photo.attach', stream: ada, payload, consumes: [draft.key] });
  phone.server.says(answersAll());
  await phone.device.exchange();
});

const leaves = () => phone.device.signOut(priyas);
const comesBack = () => phone.device.bind({ personId: priya, agencyId, role: 'caregiver' }, priyas);
const isOpen = () => [...disk.values()].some((file) => file.toString() === bytes.toString());

test('what was not sent stays for its author alone, and goes when they are back', async () => {
  await photos.putAway(priya, priyas, leaves);
  await photos.tidy();
  expect([isOpen(), disk.size, await photos.picture(id)]).toEqual([false, 1, null]);
  expect(await photos.round()).toMatchObject({ kind: 'done', more: false });
  expect(store.has.size).toBe(0);

  await comesBack();
  await photos.giveBack(priya, keeperOf('marc'));
  expect(isOpen()).toBe(false);
  await photos.giveBack(priya, priyas);
  await photos.round();
  expect(store.has.get(id)).toEqual(bytes);
});

test('what the office has goes with its person', async () => {
  await photos.round();
  await photos.putAway(priya, priyas, leaves);
  await photos.tidy();
  expect(disk.size).toBe(0);
});

test('what the office refused is none to be sent when its author is back after two weeks', async () => {
  await phone.db.exec(`update _outbox set outcome = 'refused', version = null`);
  store.known.delete(id);
  await photos.putAway(priya, priyas, leaves);
  phone.server.saysToPush(handedIn({ now: noon + 15 * 86_400_000 }));
  await phone.device.exchange();
  await comesBack();
  await photos.giveBack(priya, priyas);
  expect([await photos.waiting(), await photos.picture(id)]).toEqual([0, null]);
  expect(await photos.round()).toMatchObject({ kind: 'done', more: false });
  expect(store.has.size).toBe(0);
});

test('an app that ends between the sealing and the sign-out has lost nothing', async () => {
  await photos.putAway(priya, priyas, async () => undefined);
  photos = open();
  await photos.round();
  expect(store.has.get(id)).toEqual(bytes);
});

/** Begins to keep another picture, told by its name. */
function keepsAnother(name: string): [id: string, keeping: Promise<void>] {
  const { photoId } = picture(name);
  const draft = { key: photoId, subject: morning.id, section: 'photos', body: about, at: noon };
  return [photoId, photos.keep({ id: photoId, streamId: ada, draft }, bytes)];
}

test('one that does not open keeps the others from nobody', async () => {
  const [photoId, keeping] = keepsAnother('another');
  await keeping;
  await photos.putAway(priya, priyas, leaves);
  const [first, second] = [id, photoId].sort() as [string, string];
  disk.set(`${first}.away`, new TextEncoder().encode('spoilt'));
  await comesBack();
  await photos.giveBack(priya, priyas);
  await photos.tidy();
  expect([[...disk.keys()].sort(), disk.get(second)]).toEqual([[`${first}.away`, second].sort(), bytes]);
});

test('a picture that is to be kept while its person leaves waits, and is not kept then', async () => {
  const keeping: Promise<unknown>[] = [];
  await photos.putAway(priya, priyas, async () => {
    keeping.push(keepsAnother('late')[1].catch((error: unknown) => error));
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    await leaves();
  });
  expect(await keeping[0]).toMatchObject({ reason: 'device.not_held' });
  await photos.tidy();
  expect([...disk.keys()]).toEqual([`${id}.away`]);
});

test('one that is being kept goes with the others', async () => {
  const [photoId, keeping] = keepsAnother('in time');
  await photos.putAway(priya, priyas, leaves);
  await keeping;
  await photos.tidy();
  expect([...disk.keys()].sort()).toEqual([id, photoId].map((one) => `${one}.away`).sort());
});

test('an app that ends within the giving back goes on with it', async () => {
  await photos.putAway(priya, priyas, leaves);
  await photos.tidy();
  await comesBack();
  const files = memoryFiles(disk);
  photos = open({ ...files, remove: () => Promise.reject(new Error('The battery is empty.')) });
  await expect(photos.giveBack(priya, priyas)).rejects.toThrow('battery');
  photos = open();
  await photos.giveBack(priya, priyas);
  await photos.round();
  expect([store.has.get(id), [...disk.keys()]]).toEqual([bytes, [id]]);
});

test('without its author’s key nothing that was not sent stays readable', async () => {
  await phone.device.signOut(null);
  await photos.tidy();
  expect(disk.size).toBe(0);
});
