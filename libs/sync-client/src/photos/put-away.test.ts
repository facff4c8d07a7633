import { put } from '@berthcare/shared/commands/command';
import { ada, agencyId, noon, picture, priya, visit } from '@berthcare/shared/testing/record-rows';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Cipher, Ports } from '../ports';
import { memoryFiles } from '../testing/memory-files';
import { PictureStore } from '../testing/picture-store';
import {
  answered,
  answersAll,
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

/** What an app announces of photos that are drafts when their person leaves. */
const announcing: Ports['commandsOfDrafts'] = ({ id: visitId, streamId }, drafts) =>
  drafts.map(({ key, body }) => ({
    ...{ type: 'photo.attach', stream: streamId, consumes: [key] },
    payload: { ...(body as typeof about), photoId: key, visitId },
  }));

/** As an app does that was started anew. */
const open = (files: PhotoFiles = memoryFiles(disk)) =>
  openPhotos({ db: phone.db, files, transport: store, cipher: shiftCipher });

beforeEach(async () => {
  [phone, disk, store] = [await testDevice({ commandsOfDrafts: announcing }), new Map(), new PictureStore()];
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
  await photos.putAway(priya, priyas);
  await leaves();
  await photos.tidy();
  expect([isOpen(), disk.size, await photos.picture(id)]).toEqual([false, 1, null]);
  expect(await photos.round()).toMatchObject({ kind: 'done', more: false });
  expect(store.has.size).toBe(0);

  await comesBack();
  await expect(photos.giveBack(priya, keeperOf('marc'))).rejects.toThrow('Another key');
  expect(isOpen()).toBe(false);
  await photos.giveBack(priya, priyas);
  await photos.round();
  expect(store.has.get(id)).toEqual(bytes);
});

test('what the office has goes with its person', async () => {
  await photos.round();
  await photos.putAway(priya, priyas);
  await leaves();
  await photos.tidy();
  expect(disk.size).toBe(0);
});

test('an app that ends between the sealing and the sign-out has lost nothing', async () => {
  await photos.putAway(priya, priyas);
  photos = open();
  await photos.round();
  expect(store.has.get(id)).toEqual(bytes);
});

test('an app that ends within the giving back goes on with it', async () => {
  await photos.putAway(priya, priyas);
  await leaves();
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

describe('a photo that is a draft still when its person leaves', () => {
  const later = picture('later').photoId;
  const draft = { key: later, subject: morning.id, section: 'photos', body: about, at: noon };
  const takes = () => photos.keep({ id: later, streamId: ada, draft }, bytes);
  const announced = async () => (await phone.device.left()).map(({ waiting, kept }) => ({ waiting, kept }));

  test('is announced, and its picture waits for its author', async () => {
    await takes();
    await photos.putAway(priya, priyas);
    await leaves();
    expect(await announced()).toEqual([{ waiting: 1, kept: 2 }]);
  });

  test.each([
    ['it was kept when the others had been put away', priyas],
    ['nothing is kept for its author', null],
  ])('is not announced when its picture goes with them: %s', async (_, keeper) => {
    await photos.putAway(priya, priyas);
    await takes();
    await phone.device.signOut(keeper);
    expect((await announced())[0]!.waiting).toBe(0);
  });
});
