import type { Database } from '@berthcare/sync-client/database';
import type { Device } from '@berthcare/sync-client/device';
import { nextToSend, toWire } from '@berthcare/sync-client/outbox';
import { openPhotos, type Photos } from '@berthcare/sync-client/photos/photos';
import { putRow, select } from '@berthcare/sync-client/records';
import { memoryFiles } from '@berthcare/sync-client/testing/memory-files';
import { PictureStore } from '@berthcare/sync-client/testing/picture-store';
import { shiftCipher, testDevice } from '@berthcare/sync-client/testing/scripted-server';
import { entryId, type EntryValue } from '@berthcare/shared/domain/entry';
import { groupHash, groupKey } from '@berthcare/shared/sync/groups';
import { entry as entryOf, picture } from '@berthcare/shared/testing/record-rows';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as osei from '../../../../test/fixtures/osei';
import { at } from '../../../../test/fixtures/time';
import { documentOf } from '../model/document';
import { measured, noteDraft, type EntryDraft } from '../model/entries';
import { withDrafts } from '../model/overlay';
import { readVisitPage } from '../queries/visit-page';
import { completionOf, leftReused } from './completion';
import { openDocumentation, type Documentation } from './documentation';
import { readDrafts, saveEntry } from './draft-rows';
import { PHOTOS, photoKey } from '../../photos/actions/photo-drafts';

let device: Device;
let db: Database;
let photos: Photos;
let photosKept: Promise<boolean>;

beforeEach(async () => {
  const holder = { personId: osei.priya.id, agencyId: osei.template.streamId, role: 'caregiver' } as const;
  const phone = await testDevice({}, holder);
  ({ device, db } = phone);
  const transport = new PictureStore();
  const { clock } = phone.ports;
  photos = openPhotos({ db, clock, files: memoryFiles(), transport, cipher: shiftCipher });
  photosKept = Promise.resolve(true);
  await db.batch([
    { sql: `insert into _stream values (?, 'client', 1)`, params: [osei.oseiId] },
    putRow('client', osei.osei, 1),
    putRow('template', osei.template, 1),
    putRow('visit', osei.visit, 1),
    ...osei.planItems.map((row) => putRow('planItem', row, 1)),
    ...osei.past.map((row) => putRow('visitEntry', row, 1)),
  ]);
});

const visitId = osei.visit.id;
const now = at(12, 19);

async function opened(): Promise<Documentation> {
  const documentation = openDocumentation({
    ...{ device, visitId, clientId: osei.oseiId, now: () => now },
    photosKept: () => photosKept,
  });
  await until(documentation, ({ ready }) => ready);
  return documentation;
}

/** Resolves as soon as the documentation stands as asked. */
const until = (documentation: Documentation, asked: (state: ReturnType<Documentation['state']>) => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (asked(documentation.state())) resolve();
    };
    documentation.subscribe(look);
    look();
  });

const saved = (documentation: Documentation) => until(documentation, ({ savedAt }) => savedAt !== null);

const note = (text: string): EntryDraft => noteDraft('note', text, now);

const body = picture();

const keepPhoto = () => {
  const draft = { key: photoKey(visitId, body.photoId), subject: visitId, section: PHOTOS, body, at: now };
  return photos.keep({ id: body.photoId, streamId: osei.oseiId, draft }, new Uint8Array([1]));
};

/** What the screen has read. */
const shownNow = async () =>
  (await readVisitPage(device, visitId, { now, personId: osei.priya.id }))!.record.entries;

const looksAgain = async (documentation: Documentation) => documentation.seen(await shownNow());

const sealedOn = (documentation: Documentation) => documentation.state().sealed.map(({ draft }) => draft);

const rowOf = async (item: string) => (await select(device.db, 'visitEntry', { visitId, item }))[0];

const pulse = async (amount: number) => {
  const page = await readVisitPage(device, visitId, { now: now, personId: osei.priya.id });
  const row = documentOf(page!.record).vitals.find(({ item }) => item === 'vital.pulse')!;
  return measured(row, { kind: 'vital', amount }, now);
};

const completion = completionOf({
  ...{ at: at(12, 43), clientName: 'Margaret Osei', place: { missing: 'denied' }, summary: 'Pulse 78.' },
  signature: {
    ...{ strokes: [[10, 50, 60, 40]], width: 236, signer: 'client', name: '' },
    ...{ cannot: false, reason: null, detail: '' },
  },
});

describe('what does not open any more', () => {
  const lying = async () => (await device.waiting()).drafts;
  let documentation: Documentation;

  beforeEach(async () => {
    await keepPhoto();
    await saveEntry(device, visitId, note('Both ankles swollen'), undefined, now);
    await db.exec(`update _draft set body = x'00'`);
    documentation = await opened();
  });

  it('is told, until it is written again', async () => {
    expect(documentation.state()).toMatchObject({ drafts: [], unreadable: { length: 2 } });
    documentation.write([note('Both ankles swollen')]);
    await saved(documentation);
    expect(documentation.state().unreadable).toEqual([photoKey(visitId, body.photoId)]);
    expect((await readDrafts(device, visitId)).unreadable).toEqual(documentation.state().unreadable);
  });

  it('or left out: then nothing of it waits, and its picture goes', async () => {
    documentation.leaveOut();
    await until(documentation, ({ unreadable }) => unreadable.length === 0);
    await photos.tidy();
    expect([await lying(), await photos.of(visitId)]).toEqual([0, []]);
  });

  it('but nothing that opens again by then', async () => {
    await saveEntry(device, visitId, note('Both ankles swollen'), undefined, now);
    documentation.leaveOut();
    await until(documentation, ({ unreadable }) => unreadable.length === 0);
    expect(await readDrafts(device, visitId)).toMatchObject({
      entries: [{ item: 'note' }],
      unreadable: [],
    });
  });

  it('is left out of a visit that is completed', async () => {
    await documentation.complete(() => ({ completion, reused: [] }));
    expect(await select(device.db, 'visit', { id: visitId })).toMatchObject([{ state: 'completed' }]);
    expect([await lying(), documentation.state().unreadable]).toEqual([0, []]);
  });

  it('stays where the completion is refused', async () => {
    await documentation.complete(() => ({ completion: { ...completion, signature: null }, reused: [] }));
    expect([await lying(), documentation.state().unreadable.length]).toEqual([2, 2]);
  });
});

describe('a keystroke', () => {
  it('is durable without being sealed: the app that is killed shows it again', async () => {
    const documentation = await opened();
    documentation.write([note('Both ankles swol')]);
    documentation.change({ opened: { kind: 'vital', item: 'vital.weight', text: '63.' } });
    await saved(documentation);
    await until(documentation, () => true);
    const again = await opened();
    expect(again.state().drafts).toEqual([note('Both ankles swol')]);
    expect(await rowOf('note')).toBeUndefined();
    expect((await readDrafts(device, visitId)).form.opened).toEqual({
      kind: 'vital',
      item: 'vital.weight',
      text: '63.',
      over: null,
    });
  });

  it('in words is told when it is durable, and not before', async () => {
    const documentation = await opened();
    const heard: { text: unknown; durable: boolean }[] = [];
    let durable: EntryDraft[] = [];
    documentation.subscribe(() => {
      const [draft] = documentation.state().drafts;
      heard.push({ text: draft?.value, durable: durable.length === 1 });
    });
    const saved = device.saveDraft;
    device.saveDraft = async (...given) => {
      await saved(...given);
      durable = (await readDrafts(device, visitId)).entries;
    };
    for (const text of ['B', 'Bo']) documentation.type(note(text));
    expect([heard, documentation.state().drafts]).toEqual([[], [note('Bo')]]);
    await until(documentation, ({ savedAt }) => savedAt !== null);
    expect(heard).toEqual([{ text: { kind: 'note', text: 'Bo' }, durable: true }]);
    expect(durable).toEqual([note('Bo')]);
  });

  it('keeps the last of many', async () => {
    const documentation = await opened();
    for (const text of ['B', 'Bo', 'Bot', 'Both']) documentation.write([note(text)]);
    await saved(documentation);
    expect((await readDrafts(device, visitId)).entries).toEqual([note('Both')]);
  });

  it('that is taken back leaves nothing', async () => {
    const documentation = await opened();
    documentation.write([await pulse(78)]);
    documentation.drop(['vital.pulse']);
    await documentation.seal();
    expect(await readDrafts(device, visitId)).toMatchObject({ entries: [] });
    expect(await rowOf('vital.pulse')).toBeUndefined();
    expect((await device.waiting()).commands).toBe(0);
  });
});

describe('a keystroke in a record that has left the phone', () => {
  it('is not called durable, and the screen says why', async () => {
    const documentation = await opened();
    await device.signOut(null);
    documentation.write([note('Bo')]);
    await until(documentation, ({ refused }) => refused !== null);
    expect(documentation.state()).toMatchObject({
      ...{ refused: 'device.not_held', savedAt: null },
      drafts: [note('Bo')],
    });
  });
});

describe('sealing', () => {
  it('keeps on the disk what is written again right after it was taken back', async () => {
    const documentation = await opened();
    await db.batch([putRow('visit', { ...osei.visit, assignedTo: osei.danielle.id }, 2)]);
    documentation.change({ section: 'note' });
    documentation.write([note('Both')]);
    documentation.drop(['note']);
    documentation.write([note('Both ankles')]);
    await documentation.seal();
    expect(documentation.state().refused).toBe('visit.unknown');
    expect((await readDrafts(device, visitId)).entries).toEqual([note('Both ankles')]);
  });

  it('makes one command of all drafts', async () => {
    const documentation = await opened();
    documentation.write([await pulse(78), note('Both ankles swollen')]);
    await documentation.seal();
    expect(await device.waiting()).toMatchObject({ commands: 1, drafts: 0 });
    expect(await rowOf('vital.pulse')).toMatchObject({ value: { amount: 78 }, provenance: 'changed' });
    expect(documentation.state().drafts).toEqual([]);
  });

  it('keeps what is typed meanwhile as a draft, and never lets an edit flicker away', async () => {
    const documentation = await opened();
    documentation.write([note('Both')]);
    const sealing = documentation.seal();
    documentation.write([note('Both ankles')]);
    await sealing;
    await documentation.seal();
    expect(await rowOf('note')).toMatchObject({ value: { text: 'Both ankles' } });
    expect(sealedOn(documentation)).toEqual([note('Both ankles')]);

    const stale = osei.visitRecord();
    const shown = documentOf(withDrafts(stale, sealedOn(documentation)));
    expect(shown.note?.text).toBe('Both ankles');
    await looksAgain(documentation);
    expect(sealedOn(documentation)).toEqual([]);
  });

  it('lays what was sealed over no newer row, and over those that it replaced however often', async () => {
    const documentation = await opened();
    documentation.seen([]);
    documentation.write([noteDraft('note', 'Both', now)]);
    await documentation.seal();
    const [first] = await shownNow();
    documentation.write([noteDraft('note', 'Both ankles', now + 1)]);
    await documentation.seal();
    documentation.seen([first!]);
    expect(sealedOn(documentation)).toMatchObject([{ value: { text: 'Both ankles' } }]);
    documentation.seen([{ ...first!, value: { kind: 'note', text: 'Of a colleague' }, recordedAt: now + 2 }]);
    expect(sealedOn(documentation)).toEqual([]);
  });

  it('that the rule refuses keeps the words on the phone and says why', async () => {
    const documentation = await opened();
    documentation.write([note('Both ankles swollen')]);
    const gone = { ...osei.visit, assignedTo: osei.danielle.id, formerlyAssigned: [] };
    await db.batch([putRow('visit', gone, 2)]);
    await documentation.seal();
    expect(documentation.state()).toMatchObject({
      refused: 'visit.unknown',
      drafts: [note('Both ankles swollen')],
    });
    expect((await readDrafts(device, visitId)).entries).toHaveLength(1);
  });
});

describe('what its author saw', () => {
  const key = (item: string) => groupKey('visitEntry', entryId(visitId, item), 'value');
  const hash = (value: EntryValue) =>
    groupHash('visitEntry', 'value', { id: '', value } as object as { id: string });
  const text = (words: string): EntryValue => ({ kind: 'note', text: words });
  const bases = async () => {
    const queued = await nextToSend(db, osei.priya.id, 9);
    const commands = await Promise.all(queued.map((one) => toWire(one, shiftCipher)));
    return commands.filter(({ type }) => type === 'visit.document').map(({ basis }) => basis);
  };

  const whileSealing = (act: () => void) => {
    const real = device.dispatchAll;
    vi.spyOn(device, 'dispatchAll').mockImplementationOnce((given) => {
      act();
      return real(given);
    });
  };

  it('is what the screen shows, not what the office has sent since', async () => {
    const documentation = await opened();
    await looksAgain(documentation);
    await db.batch([putRow('visitEntry', entryOf(osei.visit, 'note', text('Of a colleague')), 2)]);
    documentation.write([note('Both ankles')]);
    await documentation.seal();
    expect(await bases()).toEqual([{ [key('note')]: null }]);
  });

  it('is their own words, sealed before, though the rows do not show them: they wait for the office', async () => {
    const documentation = await opened();
    await looksAgain(documentation);
    const given = { ...osei.visit, assignedTo: osei.danielle.id, formerlyAssigned: [osei.priya.id] };
    await db.batch([putRow('visit', given, 2)]);
    documentation.write([note('Both')]);
    await documentation.seal();
    await looksAgain(documentation);
    expect(await rowOf('note')).toBeUndefined();
    documentation.write([note('Both ankles')]);
    await documentation.seal();
    expect(await bases()).toEqual([{ [key('note')]: null }, { [key('note')]: hash(text('Both')) }]);
  });

  it('is what was there at the first key, though newer rows are on the screen before that is saved', async () => {
    const documentation = await opened();
    await looksAgain(documentation);
    documentation.write([note('Both ankles')]);
    documentation.seen([entryOf(osei.visit, 'note', text('Of a colleague'))]);
    await documentation.seal();
    expect(await bases()).toEqual([{ [key('note')]: null }]);
  });

  it('nor where it is sealed before that', async () => {
    const documentation = await opened();
    await looksAgain(documentation);
    await db.batch([putRow('visitEntry', entryOf(osei.visit, 'note', text('Of a colleague')), 2)]);
    documentation.change({ section: 'note' });
    const sealing = documentation.seal();
    documentation.write([note('Both ankles')]);
    await sealing;
    expect(await bases()).toEqual([{ [key('note')]: null }]);
  });

  it('is what was there when a sheet was opened over it, in whatever run of the app', async () => {
    const documentation = await opened();
    await looksAgain(documentation);
    documentation.change({ opened: { kind: 'vital', item: 'vital.pulse', text: '' } });
    await saved(documentation);
    const again = await opened();
    again.seen([entryOf(osei.visit, 'vital.pulse', { kind: 'vital', amount: 99 })]);
    again.change({ opened: { ...again.state().form.opened!, kind: 'vital', text: '71' } as never });
    again.write([await pulse(71)]);
    again.change({ opened: null });
    await again.seal();
    expect(await bases()).toEqual([{ [key('vital.pulse')]: null }]);
  });

  it('is what was there at first where the same sheet is opened twice', async () => {
    const documentation = await opened();
    await looksAgain(documentation);
    documentation.change({ opened: { kind: 'vital', item: 'vital.pulse', text: '' } });
    documentation.seen([entryOf(osei.visit, 'vital.pulse', { kind: 'vital', amount: 99 })]);
    documentation.change({ opened: { kind: 'vital', item: 'vital.pulse', text: '' } });
    documentation.write([await pulse(71)]);
    await documentation.seal();
    expect(await bases()).toEqual([{ [key('vital.pulse')]: null }]);
  });

  it('is their own words, sealed by the screen before, where this one had read the draft', async () => {
    const left = await opened();
    await looksAgain(left);
    left.write([note('Both')]);
    await saved(left);
    const documentation = await opened();
    await left.seal();
    await looksAgain(documentation);
    documentation.write([noteDraft('note', 'Both ankles', now + 1)]);
    await documentation.seal();
    expect(await bases()).toEqual([{ [key('note')]: null }, { [key('note')]: hash(text('Both')) }]);
  });

  it('is their own value where that was sealed while the sheet was open', async () => {
    const documentation = await opened();
    await looksAgain(documentation);
    documentation.write([await pulse(71)]);
    documentation.change({ opened: { kind: 'vital', item: 'vital.pulse', text: '' } });
    await documentation.seal();
    documentation.write([await pulse(72)]);
    await documentation.seal();
    const own = hash({ kind: 'vital', amount: 71 });
    expect(await bases()).toEqual([{ [key('vital.pulse')]: null }, { [key('vital.pulse')]: own }]);
  });

  it('is what was there before, where what was being sealed was refused meanwhile', async () => {
    const documentation = await opened();
    whileSealing(() => documentation.write([noteDraft('note', 'Both ankles', now + 1)]));
    await looksAgain(documentation);
    await db.batch([putRow('visit', { ...osei.visit, assignedTo: osei.danielle.id }, 2)]);
    documentation.write([note('Both')]);
    await documentation.seal();
    expect(documentation.state().refused).toBe('visit.unknown');
    await db.batch([putRow('visit', osei.visit, 3)]);
    await documentation.seal();
    expect(await bases()).toEqual([{ [key('note')]: null }]);
  });

  it('is what is being sealed, where they go on writing meanwhile', async () => {
    const documentation = await opened();
    whileSealing(() => documentation.write([noteDraft('note', 'Both ankles', now + 1)]));
    await looksAgain(documentation);
    documentation.write([note('Both')]);
    await documentation.seal();
    await documentation.seal();
    expect(await bases()).toEqual([{ [key('note')]: null }, { [key('note')]: hash(text('Both')) }]);
  });

  it('holds of what was only reused, too', async () => {
    const documentation = await opened();
    await looksAgain(documentation);
    const { record } = (await readVisitPage(device, visitId, { now, personId: osei.priya.id }))!;
    const reused = leftReused(documentOf(record), at(12, 43));
    const colleagues = entryOf(osei.visit, 'vital.weight', { kind: 'vital', amount: 70 });
    await db.batch([putRow('visitEntry', colleagues, 2)]);
    await documentation.complete(() => ({ completion, reused }));
    expect((await bases())[0]).toMatchObject({ [key('vital.weight')]: null });
  });
});

describe('completing', () => {
  const closing =
    (reused: readonly EntryDraft[] = []) =>
    () => ({ completion, reused });

  it('seals the last drafts, says what was only reused, and locks: all or nothing', async () => {
    const documentation = await opened();
    documentation.write([await pulse(78)]);
    documentation.change({ accepted: ['vital.weight'] });
    const page = await readVisitPage(device, visitId, { now: now, personId: osei.priya.id });
    const document = documentOf(withDrafts(page!.record, documentation.state().drafts));
    await documentation.complete(closing(leftReused(document, at(12, 43))));
    const [visit] = await select(device.db, 'visit', { id: visitId });
    expect(visit).toMatchObject({
      state: 'completed',
      signature: { name: 'Margaret Osei' },
      endPlace: { missing: 'denied' },
    });
    expect(visit!.share).toEqual({ changed: 1, confirmed: 0, reused: 8, new: 0 });
    expect(await rowOf('vital.weight')).toMatchObject({ provenance: 'reused', value: { amount: 61.2 } });
    expect(await device.waiting()).toMatchObject({ commands: 2, drafts: 0 });
  });

  it('attaches the photos first: the visit is still open to them', async () => {
    const documentation = await opened();
    await keepPhoto();
    await documentation.seal();
    expect(await device.waiting()).toMatchObject({ commands: 0, drafts: 1 });
    await documentation.complete(closing());
    expect(await select(device.db, 'photo', { visitId })).toMatchObject([{ id: body.photoId }]);
    expect(await device.waiting()).toMatchObject({ commands: 2, drafts: 0 });
  });

  it('leaves out a photo that is taken back while it seals', async () => {
    const documentation = await opened();
    await keepPhoto();
    documentation.write([note('Slept well')]);
    const drafts = device.drafts;
    device.drafts = async <Body>(subject: string) => {
      const read = await drafts<Body>(subject);
      await photos.discard(body.photoId);
      return read;
    };
    await documentation.complete(closing());
    expect(documentation.state().refused).toBeNull();
    expect(await select(device.db, 'visit', { id: visitId })).toMatchObject([{ state: 'completed' }]);
    expect(await select(device.db, 'photo', { visitId })).toEqual([]);
    expect(await rowOf('note')).toMatchObject({ value: { text: 'Slept well' } });
  });

  describe('while a photo is still being kept', () => {
    let settle: (kept: boolean) => void;
    const stateOf = async () => (await select(device.db, 'visit', { id: visitId }))[0]!.state;

    beforeEach(() => {
      photosKept = new Promise((resolve) => (settle = resolve));
    });

    it('waits for it, and takes it along', async () => {
      const documentation = await opened();
      const completing = documentation.complete(closing());
      documentation.write([note('Slept well')]);
      await saved(documentation);
      expect(await stateOf()).toBe('in_progress');
      await keepPhoto();
      settle(true);
      expect(await completing).toBe(true);
      expect(await stateOf()).toBe('completed');
      expect(await select(device.db, 'photo', { visitId })).toMatchObject([{ id: body.photoId }]);
      expect(await rowOf('note')).toMatchObject({ value: { text: 'Slept well' } });
    });

    it('keeps what was measured and sealed meanwhile, and not what was reused when it was asked', async () => {
      const documentation = await opened();
      let left: EntryDraft[] = [{ ...(await pulse(78)), provenance: 'reused' }];
      const completing = documentation.complete(() => ({ completion, reused: left }));
      documentation.write([await pulse(91)]);
      left = [];
      await documentation.seal();
      settle(true);
      expect(await completing).toBe(true);
      expect(await rowOf('vital.pulse')).toMatchObject({ value: { amount: 91 } });
    });

    it('completes nothing when it could not be kept', async () => {
      const documentation = await opened();
      const completing = documentation.complete(closing());
      settle(false);
      expect(await completing).toBe(false);
      expect([await stateOf(), documentation.state().refused]).toEqual(['in_progress', null]);
    });

    it('is pressed twice and completes once', async () => {
      const documentation = await opened();
      const both = [documentation.complete(closing()), documentation.complete(closing())];
      settle(true);
      expect(await Promise.all(both)).toEqual([true, true]);
      expect([await stateOf(), documentation.state().refused]).toEqual(['completed', null]);
    });
  });

  it('without a signature is refused, and nothing of it is kept', async () => {
    const documentation = await opened();
    documentation.write([await pulse(78)]);
    await documentation.complete(() => ({ completion: { ...completion, signature: null }, reused: [] }));
    expect(documentation.state()).toMatchObject({ refused: 'visit.signature_missing' });
    expect(documentation.state().drafts).toHaveLength(1);
    expect(await device.waiting()).toMatchObject({ commands: 0 });
  });
});
