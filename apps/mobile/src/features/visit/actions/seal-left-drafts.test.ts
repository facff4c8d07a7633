import { openPhotos } from '@berthcare/sync-client/photos/photos';
import { putRow, select } from '@berthcare/sync-client/records';
import { memoryFiles } from '@berthcare/sync-client/testing/memory-files';
import { PictureStore } from '@berthcare/sync-client/testing/picture-store';
import { shiftCipher, testDevice, type TestDevice } from '@berthcare/sync-client/testing/scripted-server';
import { beforeEach, expect, it } from 'vitest';
import * as osei from '../../../../test/fixtures/osei';
import { at } from '../../../../test/fixtures/time';
import { picture } from '@berthcare/shared/testing/record-rows';
import { noteDraft } from '../model/entries';
import { emptyForm } from '../model/visit-form';
import { beingWritten } from './being-written';
import { addendumKey, readDrafts, saveEntry, saveForm } from './draft-rows';
import { PHOTOS, photoKey } from '../../photos/actions/photo-drafts';
import { sealLeftDrafts } from './seal-left-drafts';

const now = at(12, 19);
const morning = osei.visit;
const evening = { ...osei.visit, id: '0198a000-0000-7000-8000-00000000e7e1' };
const note = (text: string) => noteDraft('note', text, now);

let phone: TestDevice;
let screens: ReturnType<typeof beingWritten>;

beforeEach(async () => {
  const holder = { personId: osei.priya.id, agencyId: osei.template.streamId, role: 'caregiver' } as const;
  phone = await testDevice({}, holder);
  screens = beingWritten();
  await phone.db.batch([
    { sql: `insert into _stream values (?, 'client', 1)`, params: [osei.oseiId] },
    putRow('client', osei.osei, 1),
    putRow('template', osei.template, 1),
    putRow('visit', morning, 1),
    putRow('visit', evening, 1),
  ]);
  await saveEntry(phone.device, morning.id, note('Both ankles swollen'), undefined, now);
  await saveEntry(phone.device, evening.id, note('Asleep when I came'), undefined, now);
});

const noteOf = async (visitId: string) =>
  (await select(phone.device.db, 'visitEntry', { visitId, item: 'note' }))[0]?.value;

it('what a killed app left of every visit waits to be sent, though no visit is opened', async () => {
  await sealLeftDrafts(phone.device, screens);
  expect(await noteOf(morning.id)).toMatchObject({ text: 'Both ankles swollen' });
  expect(await noteOf(evening.id)).toMatchObject({ text: 'Asleep when I came' });
  expect(await phone.device.waiting()).toMatchObject({ commands: 2, subjects: 2, drafts: 0 });
  await sealLeftDrafts(phone.device, screens);
  expect(await phone.device.waiting()).toMatchObject({ commands: 2 });
});

it('asked for twice at once it seals nothing twice', async () => {
  await Promise.all([sealLeftDrafts(phone.device, screens), sealLeftDrafts(phone.device, screens)]);
  expect(await phone.device.waiting()).toMatchObject({ commands: 2, drafts: 0 });
});

it('a visit whose screen is open keeps its drafts, until the last such screen is left', async () => {
  const leave = [screens.hold(morning.id), screens.hold(morning.id)];
  await sealLeftDrafts(phone.device, screens);
  leave[0]!();
  await sealLeftDrafts(phone.device, screens);
  expect(await noteOf(morning.id)).toBeUndefined();
  expect((await readDrafts(phone.device, morning.id)).entries).toHaveLength(1);
  leave[1]!();
  await sealLeftDrafts(phone.device, screens);
  expect(await noteOf(morning.id)).toMatchObject({ text: 'Both ankles swollen' });
});

it('a screen that opens while drafts are read keeps them', async () => {
  const sealing = sealLeftDrafts(phone.device, screens);
  screens.hold(morning.id);
  screens.hold(evening.id);
  await sealing;
  expect(await phone.device.waiting()).toMatchObject({ commands: 0, drafts: 2 });
});

it('a form is no entry: the open keypad and the signature come back with the visit', async () => {
  await saveForm(phone.device, morning.id, { ...emptyForm, accepted: ['vital.weight'] }, now);
  await sealLeftDrafts(phone.device, screens);
  expect((await readDrafts(phone.device, morning.id)).form.accepted).toEqual(['vital.weight']);
});

async function keepPhoto() {
  const body = picture();
  const draft = {
    key: photoKey(morning.id, body.photoId),
    subject: morning.id,
    section: PHOTOS,
    body,
    at: now,
  };
  const { db } = phone;
  const ports = { db, clock: phone.ports.clock, files: memoryFiles(), transport: new PictureStore() };
  const photos = openPhotos({ ...ports, cipher: shiftCipher });
  await photos.keep({ id: body.photoId, streamId: osei.oseiId, draft }, new Uint8Array([1]));
  return body;
}

it('a photo is no entry: it is sealed into a command of its own', async () => {
  const body = await keepPhoto();
  expect((await readDrafts(phone.device, morning.id)).entries).toEqual([note('Both ankles swollen')]);
  await sealLeftDrafts(phone.device, screens);
  expect(await select(phone.device.db, 'photo', { visitId: morning.id })).toMatchObject([
    { id: body.photoId, sha256: body.sha256, takenBy: osei.priya.id, arrivedAt: null },
  ]);
  expect(await phone.device.waiting()).toMatchObject({ commands: 3, drafts: 0 });
});

it('a photo that is kept once its visit is over still goes to the office', async () => {
  await phone.db.batch([putRow('visit', { ...morning, state: 'completed' }, 2)]);
  await sealLeftDrafts(phone.device, screens);
  await keepPhoto();
  await sealLeftDrafts(phone.device, screens);
  expect(await phone.device.waiting()).toMatchObject({ commands: 3, drafts: 0 });
});

it('what does not open goes with the visit that is over; an addendum is its person’s to give up', async () => {
  const addendum = { key: addendumKey(morning.id), subject: morning.id, section: 'form', body: {}, at: now };
  await phone.device.saveDraft(addendum, null);
  await phone.db.exec(`update _draft set body = x'00'`);
  await phone.db.batch([putRow('visit', { ...morning, state: 'completed' }, 2)]);
  await sealLeftDrafts(phone.device, screens);
  const unreadable = async (visitId: string) => (await phone.device.written(visitId)).unreadable;
  expect(await unreadable(morning.id)).toEqual([addendum.key]);
  expect(await unreadable(evening.id)).toHaveLength(1);
});

it('of a visit that is over the form goes, and what the rule refuses goes to the office: neither is written for ever', async () => {
  await saveForm(phone.device, morning.id, { ...emptyForm, accepted: ['vital.weight'] }, now);
  const others = { ...morning, assignedTo: osei.danielle.id, formerlyAssigned: [] };
  await phone.db.batch([putRow('visit', { ...others, state: 'completed' }, 2)]);
  await sealLeftDrafts(phone.device, screens);
  expect(await noteOf(morning.id)).toBeUndefined();
  expect(await phone.device.waiting()).toMatchObject({ commands: 2, drafts: 0 });
});

it('what one visit refuses stays readable and does not hold up the next', async () => {
  const gone = { ...morning, assignedTo: osei.danielle.id, formerlyAssigned: [] };
  await phone.db.batch([putRow('visit', gone, 2)]);
  await sealLeftDrafts(phone.device, screens);
  expect((await readDrafts(phone.device, morning.id)).entries).toEqual([note('Both ankles swollen')]);
  expect(await noteOf(evening.id)).toMatchObject({ text: 'Asleep when I came' });
});
