import { putRow } from '@berthcare/sync-client/records';
import { openPhotos, type Photos } from '@berthcare/sync-client/photos/photos';
import { wanted } from '@berthcare/sync-client/photos/queue';
import { memoryFiles } from '@berthcare/sync-client/testing/memory-files';
import { PictureStore } from '@berthcare/sync-client/testing/picture-store';
import {
  page,
  answered,
  shiftCipher,
  testDevice,
  type TestDevice,
} from '@berthcare/sync-client/testing/scripted-server';
import { put } from '@berthcare/shared/commands/command';
import { ada, noon, photo, picture, visit } from '@berthcare/shared/testing/record-rows';
import { beforeEach, expect, it } from 'vitest';
import { PHOTOS, photoKey, photosGiven } from '../actions/photo-drafts';
import { readPhotos } from './photos';

const morning = visit('morning', { state: 'in_progress' });
const { photoId: id, ...about } = picture();

let phone: TestDevice;
let store: PictureStore;
let photos: Photos;

beforeEach(async () => {
  phone = await testDevice();
  store = new PictureStore();
  photos = openPhotos({
    db: phone.db,
    clock: phone.ports.clock,
    files: memoryFiles(),
    transport: store,
    cipher: shiftCipher,
  });
  const pull = page({ streams: [{ id: ada, reset: true, cursor: 1 }], rows: [put('visit', morning)] });
  phone.server.says(answered({ pull }));
  await phone.device.exchange();
});

const read = () => readPhotos(phone.device, photos, morning);
const states = async () => (await read()).own.map(({ state }) => state);
const key = photoKey(morning.id, id);
const keep = () =>
  photos.keep(
    {
      ...{ id, streamId: ada },
      draft: { key, subject: morning.id, section: PHOTOS, body: { photoId: id, ...about }, at: noon },
    },
    new Uint8Array([1]),
  );

it('a photo is a draft, then waits, then is there: never more than is true', async () => {
  await keep();
  expect((await read()).own).toEqual([{ id, state: 'draft', takenAt: noon }]);
  await phone.device.dispatchAll(photosGiven(morning, await phone.device.drafts(morning.id)));
  expect((await read()).own).toEqual([{ id, state: 'waiting', takenAt: noon }]);
  await phone.db.exec(`update _photo set state = 'sent'`);
  expect(await states()).toEqual(['sent']);
  await phone.db.exec(`update _photo set state = 'lost'`);
  expect(await states()).toEqual(['lost']);
  await phone.db.exec(`update _photo set state = 'arrived'`);
  expect(await states()).toEqual(['arrived']);
});

it('a photo of another phone is awaited until the office has it', async () => {
  await phone.db.batch([putRow('photo', photo(morning, 'theirs'), 2)]);
  expect(await states()).toEqual(['awaited']);
  await phone.db.batch([putRow('photo', photo(morning, 'theirs', { arrivedAt: noon }), 3)]);
  expect(await states()).toEqual(['arrived']);
});

const minutes = (count: number) => ({ takenAt: noon + count * 60_000 });

it('stand in the order they were taken, drafts last', async () => {
  await keep();
  await phone.db.batch(
    [photo(morning, 'second', minutes(-1)), photo(morning, 'first', minutes(-2))].map((row) =>
      putRow('photo', row, 2),
    ),
  );
  const { own } = await read();
  expect(own.map((one) => one.id)).toEqual([photo(morning, 'first').id, photo(morning, 'second').id, id]);
});

it('beside them stand those that are fetched ahead: of the latest visit that is over, whenever they were taken', async () => {
  const days = (count: number) => ({ plannedStart: noon + count * 86_400_000 });
  const earlier = visit('earlier', { state: 'completed', day: '2026-02-20', ...days(-4) });
  const before = visit('before', { state: 'completed', day: '2026-02-10', ...days(-14) });
  const meanwhile = visit('meanwhile', { state: 'in_progress' });
  const ofThen = photo(earlier, 'of then', { ...minutes(-9_000), arrivedAt: noon });
  const late = photo(before, 'taken late', { ...minutes(-5), arrivedAt: noon });
  await phone.db.batch([
    ...[earlier, before, meanwhile].map((row) => putRow('visit', row, 2)),
    ...[ofThen, late, photo(meanwhile, 'of now')].map((row) => putRow('photo', row, 2)),
  ]);
  expect(await wanted(phone.db)).toMatchObject([{ id: ofThen.id }]);
  expect((await read()).last).toEqual({
    day: '2026-02-20',
    photos: [{ id: ofThen.id, state: 'arrived', ...minutes(-9_000) }],
  });
});

it('where the platform keeps no pictures the record’s are named all the same', async () => {
  await phone.db.batch([putRow('photo', photo(morning, 'theirs', { arrivedAt: noon }), 2)]);
  expect((await readPhotos(phone.device, null, morning)).own).toMatchObject([{ state: 'arrived' }]);
});
