import { put, type Change } from '@berthcare/shared/commands/command';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ada, marc, noon, photo, picture, priya, today, visit } from '@berthcare/shared/testing/record-rows';
import { putRow } from '../records';
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
import { openPhotos, type Photos } from './photos';
import type { PhotoFiles } from './ports';

const morning = visit('morning', { state: 'in_progress' });
const bytes = new Uint8Array([1, 2, 3]);
const { photoId: id, ...about } = picture();
const draft = { key: `${morning.id}/photo`, subject: morning.id, section: 'photos', body: about, at: noon };

let phone: TestDevice;
let files: Map<string, Uint8Array>;
let store: PictureStore;
let photos: Photos;

beforeEach(async () => {
  phone = await testDevice();
  files = new Map();
  store = new PictureStore();
  photos = open();
  await pulls(put('visit', morning));
});

/** As an app does that was started anew. */
const open = (of: Partial<PhotoFiles> = {}) =>
  openPhotos({
    ...{ db: phone.db, clock: phone.ports.clock, files: { ...memoryFiles(files), ...of }, transport: store },
    cipher: shiftCipher,
  });

async function pulls(...rows: Change[]) {
  const pull = page({ streams: [{ id: ada, reset: true, cursor: 1 }], rows });
  phone.server.says(({ lastSeq }) => answered({ answered: lastSeq, pull }));
  await phone.device.exchange();
}

const keep = () => photos.keep({ id, streamId: ada, draft }, bytes);

const attach = () =>
  phone.device.dispatch({
    type: 'photo.attach',
    stream: ada,
    payload: { photoId: id, visitId: morning.id, ...about },
    consumes: [draft.key],
  });

/** Attached, and answered so. */
async function attached(outcome: Parameters<typeof answersAll>[0] = 'applied') {
  await keep();
  await attach();
  phone.server.says(answersAll(outcome, {}, outcome === 'applied' ? 2 : null));
  await phone.device.exchange();
}

/** Another one, attached and answered so. */
async function attachedToo(name: string): Promise<string> {
  const other = picture(name);
  const key = `${morning.id}/${name}`;
  await photos.keep({ id: other.photoId, streamId: ada, draft: { ...draft, key } }, bytes);
  const payload = { visitId: morning.id, ...other };
  await phone.device.dispatch({ type: 'photo.attach', stream: ada, payload, consumes: [key] });
  phone.server.says(answersAll());
  await phone.device.exchange();
  return other.photoId;
}

/** The office decides about the one command, which it had set aside. */
async function decided(decision: 'accepted' | 'declined') {
  const [command] = await phone.db.query<{ id: string }>('select id from _outbox');
  const of = { id: command!.id, streamId: ada, visitId: morning.id, day: today };
  const by = { authorId: priya, at: noon, reason: 'Not hers', decidedBy: marc, decidedAt: noon };
  await phone.db.batch([putRow('settlement', { ...of, ...by, decision }, 2)]);
}

const state = async () => (await photos.of(morning.id))[0]?.state;
const waits = { kind: 'done', more: false, upgrade: false };
const goesOn = { ...waits, more: true };

describe('a picture', () => {
  test('of a record that has left the phone is not kept, and no file of it stays', async () => {
    await phone.device.signOut(null);
    await expect(keep()).rejects.toMatchObject({ reason: 'device.not_held' });
    expect([...files.keys()]).toEqual([]);
    expect(await phone.db.query('select 1 from _photo')).toEqual([]);
  });

  test('that was taken is kept with its draft, and found by the app that starts next', async () => {
    await keep();
    photos = open();
    expect(await photos.picture(id)).toEqual(bytes);
    expect(await photos.of(morning.id)).toEqual([{ id, draft: draft.key, command: null, state: 'kept' }]);
    expect((await phone.device.drafts(morning.id)).map(({ body }) => body)).toEqual([about]);
  });

  test('is taken back while it is a draft, and not afterwards', async () => {
    await keep();
    await photos.discard(id);
    expect([files.size, await photos.of(morning.id), await phone.device.drafts(morning.id)]).toEqual([
      ...[0, [], []],
    ]);
    await attached();
    await photos.discard(id);
    expect(await photos.picture(id)).toEqual(bytes);
  });

  test('that is taken back first is announced no more', async () => {
    await keep();
    await photos.discard(id);
    await expect(attach()).rejects.toMatchObject({ reason: 'device.photo_taken_back' });
    expect(await phone.device.waiting()).toMatchObject({ commands: 0 });
  });

  test('that is taken back while it is being announced is either gone or sent', async () => {
    await keep();
    const [, announced] = await Promise.allSettled([photos.discard(id), attach()]);
    expect([files.has(id), await photos.waiting()]).toEqual(
      announced.status === 'fulfilled' ? [true, 1] : [false, 0],
    );
  });

  test('that is kept already stays whole when it is to be kept again', async () => {
    await keep();
    await expect(keep()).rejects.toThrow();
    expect(await photos.picture(id)).toEqual(bytes);
  });

  test('goes with its draft, whoever drops that', async () => {
    await keep();
    await phone.device.dropDrafts([draft.key]);
    expect(await photos.round()).toEqual(waits);
    expect(files.size).toBe(0);
  });

  test('that no app had the time to note leaves no file behind', async () => {
    files.set('left over', bytes);
    await photos.round();
    expect([...files.keys()]).toEqual([]);
  });
});

describe('sending', () => {
  test('waits for the command’s answer, then goes, and is asked for until the office has it', async () => {
    store.known.add(id);
    await keep();
    expect(await photos.round()).toEqual(waits);
    await attach();
    expect(await photos.round()).toEqual(waits);
    expect(await state()).toBe('kept');
    phone.server.says(answersAll());
    await phone.device.exchange();
    expect(await photos.round()).toEqual(goesOn);
    expect(store.has.get(id)).toEqual(bytes);
    expect(await state()).toBe('arrived');
    expect(await photos.round()).toEqual(waits);
  });

  test.each(['review', 'held'] as const)('goes for a command in %s too', async (outcome) => {
    store.known.add(id);
    await attached(outcome);
    await photos.round();
    expect(await state()).toBe('arrived');
  });

  test('is counted from its command on until the office has it; a refused one is not', async () => {
    store.known.add(id);
    await keep();
    expect(await photos.waiting()).toBe(0);
    await attach();
    expect(await photos.waiting()).toBe(1);
    phone.server.says(answersAll());
    await phone.device.exchange();
    expect(await photos.waiting()).toBe(1);
    await photos.round();
    expect(await photos.waiting()).toBe(0);
    await phone.db.exec(`update _photo set state = 'kept'; update _outbox set outcome = 'refused'`);
    await phone.db.exec('delete from photo');
    expect(await photos.waiting()).toBe(0);
  });

  test('does not go for a refused command; its file stays with it', async () => {
    store.known.add(id);
    await attached('refused');
    expect(await photos.round()).toEqual(waits);
    expect([store.has.size, files.size]).toEqual([0, 1]);
  });

  test('stays without its visit as long as the office may let it in', async () => {
    await attached('refused');
    await phone.db.exec('delete from visit');
    await photos.round();
    expect(files.size).toBe(1);
    await decided('declined');
    await photos.round();
    expect(files.size).toBe(0);
  });

  test('goes with its command two weeks after the office declined it, though its visit is there', async () => {
    await attached('refused');
    await decided('declined');
    const later = async (days: number) => {
      phone.server.says(answered({ answered: 1, now: noon + days * 86_400_000 }));
      await phone.device.exchange();
      expect(await photos.round()).toEqual(waits);
      return [await phone.db.query('select 1 from _outbox'), await photos.waiting(), files.size];
    };
    expect(await later(13)).toMatchObject([[{}], 0, 1]);
    expect(await later(15)).toEqual([[], 0, 0]);
  });

  test('goes when the office let it in after all', async () => {
    store.known.add(id);
    await attached('refused');
    await pulls(put('visit', morning), put('photo', photo(morning)));
    expect(await photos.round()).toEqual(goesOn);
    expect(await state()).toBe('arrived');
  });

  test('goes when the office let it in after its visit had left the phone, and is counted', async () => {
    store.known.add(id);
    await attached('refused');
    await phone.db.exec('delete from visit');
    await decided('accepted');
    expect(await photos.waiting()).toBe(1);
    expect(await photos.round()).toEqual(goesOn);
    expect([...store.has.keys()]).toEqual([id]);
  });

  test('is asked about at once by a clock that was set back: it says nothing of how long ago that was', async () => {
    await attached('refused');
    phone.server.says(answered({ answered: 1, pull: page({ streams: [], dropped: [ada] }) }));
    await phone.device.exchange();
    expect(await photos.round()).toEqual(waits);
    store.known.add(id);
    phone.ports.clock.time -= 60_000;
    expect(await photos.round()).toEqual(goesOn);
  });

  test('is asked about where its record has left the phone, and goes once the office has let it in', async () => {
    await attached('refused');
    phone.server.says(answered({ answered: 1, pull: page({ streams: [], dropped: [ada] }) }));
    await phone.device.exchange();
    expect([await photos.round(), await photos.waiting(), files.size]).toEqual([waits, 0, 1]);
    store.known.add(id);
    phone.ports.clock.time += 59 * 60_000;
    expect(await photos.round()).toEqual(waits);
    phone.ports.clock.time += 60_000;
    expect(await photos.round()).toEqual(goesOn);
    expect([...store.has.keys()]).toEqual([id]);
    await photos.round();
    expect(files.size).toBe(0);
  });

  test('goes after the command has left the queue, long answered', async () => {
    store.known.add(id);
    await attached();
    await phone.db.exec('delete from _outbox');
    expect(await photos.round()).toEqual(goesOn);
  });

  test.each([{ kind: 'offline' }, { kind: 'signed_out' }, { kind: 'busy', retryAfterMs: 5000 }] as const)(
    'says why nothing came of it: $kind',
    async (instead) => {
      await attached();
      store.instead = instead;
      expect(await photos.round()).toEqual(instead);
      expect(await state()).toBe('kept');
    },
  );

  test('a line that broke off says nothing: what arrived all the same does not go twice', async () => {
    store.known.add(id);
    await attached();
    store.line = 'broken';
    expect(await photos.round()).toEqual({ kind: 'offline' });
    store.line = 'deaf';
    expect(await photos.round()).toEqual({ kind: 'offline' });
    store.line = 'good';
    expect(await photos.round()).toEqual(goesOn);
    expect([await state(), store.sends.get(id)]).toEqual(['arrived', 1]);
  });

  test('what the office does not know holds up no other', async () => {
    await attached();
    const other = await attachedToo('other');
    store.known.add(other);
    expect(await photos.round()).toEqual(goesOn);
    expect([...store.has.keys()]).toEqual([other]);
  });

  test('what the store never takes stands before no other, and is tried again behind them', async () => {
    await attached();
    const [other, third] = [await attachedToo('other'), await attachedToo('third')];
    for (const one of [id, other, third]) store.known.add(one);
    store.refuses.add(id).add(other);
    const steps = [];
    for (let step = 0; step < 4; step += 1) steps.push((await photos.round()).kind);
    expect([steps, [...store.has.keys()]]).toEqual([['done', 'offline', 'offline', 'offline'], [third]]);
    expect([id, other].map((one) => store.sends.get(one))).toEqual([3, 2]);
    store.refuses.delete(other);
    expect(await photos.round()).toEqual(goesOn);
    expect([...store.has.keys()]).toEqual([third, other]);
  });

  test('nor does it keep those of others from coming', async () => {
    store.known.add(id);
    await attached();
    store.refuses.add(id);
    const earlier = visit('earlier', { state: 'completed', plannedStart: noon - 4 * 86_400_000 });
    const theirs = ['one', 'two'].map((name) => photo(earlier, name, { arrivedAt: noon }));
    await pulls(
      ...[morning, earlier].map((one) => put('visit', one)),
      ...theirs.map((one) => put('photo', one)),
    );
    for (const one of theirs) store.has.set(one.id, bytes);
    for (const _ of theirs) expect(await photos.round()).toEqual(goesOn);
    expect([theirs.every((one) => files.has(one.id)), store.sends.get(id)]).toEqual([true, 1]);
    expect(await photos.round()).toEqual({ kind: 'offline' });
    expect(store.sends.get(id)).toBe(2);
  });

  test('one over which the office fails holds up none that is to go, and none that is to come', async () => {
    await attached();
    const other = await attachedToo('other');
    for (const one of [id, other]) store.known.add(one);
    const earlier = visit('earlier', { state: 'completed', plannedStart: noon - 4 * 86_400_000 });
    const theirs = ['one', 'two']
      .map((name) => photo(earlier, name, { arrivedAt: noon }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    await pulls(
      ...[morning, earlier].map((one) => put('visit', one)),
      ...theirs.map((one) => put('photo', one)),
    );
    for (const one of theirs) store.has.set(one.id, bytes);
    store.failsOver.add(id).add(theirs[0]!.id);
    const asked = vi.spyOn(store, 'fetch');
    const steps = [];
    for (let step = 0; step < 4; step += 1) steps.push((await photos.round()).kind);
    expect(steps).toEqual(['done', 'done', 'offline', 'offline']);
    expect([store.has.has(other), files.has(theirs[1]!.id)]).toEqual([true, true]);
    // Once with the others, then once a round.
    expect(asked.mock.calls.filter(([one]) => one === theirs[0]!.id)).toHaveLength(3);
    store.failsOver.clear();
    for (const _ of [id, theirs[0]]) expect(await photos.round()).toEqual(goesOn);
    expect([store.has.has(id), files.has(theirs[0]!.id)]).toEqual([true, true]);
    expect(await photos.round()).toEqual(waits);
  });

  test('one whose file cannot be read now holds up no other', async () => {
    await attached();
    const other = await attachedToo('other');
    for (const one of [id, other]) store.known.add(one);
    const { read } = memoryFiles(files);
    const torn = [id, other].sort()[0]!;
    photos = open({ read: (name) => (name === torn ? Promise.reject(new Error('torn')) : read(name)) });
    expect(await photos.round()).toEqual(goesOn);
    expect(await photos.round()).toEqual({ kind: 'offline' });
    expect([...store.has.keys()]).toEqual([id, other].filter((one) => one !== torn));
  });

  test('who is to be alone with the pictures waits for the one that is on its way, and for no other', async () => {
    await attached();
    const other = await attachedToo('other');
    for (const one of [id, other]) store.known.add(one);
    let fail: (sent: boolean) => void = () => undefined;
    const send = vi.spyOn(store, 'send').mockReturnValue(new Promise((resolve) => (fail = resolve)));
    const round = photos.round();
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1));
    const alone = photos.tidy();
    fail(false);
    expect(await round).toEqual(goesOn);
    await alone;
    expect(send).toHaveBeenCalledTimes(1);
    send.mockRestore();
    expect(await photos.round()).toEqual(goesOn);
    expect(store.has.size).toBe(1);
  });

  test('a picture whose file is gone is said to be lost, and not tried again', async () => {
    store.known.add(id);
    await attached();
    files.clear();
    expect(await photos.round()).toEqual(goesOn);
    expect(await state()).toBe('lost');
    expect(await photos.round()).toEqual(waits);
  });

  test('in another life of the office’s database all are asked for again, and none goes that is there', async () => {
    store.known.add(id);
    await attached();
    await photos.round();
    phone.server.says(answered({ epoch: 'epoch-2' }), answersAll('applied', { epoch: 'epoch-2' }));
    await phone.device.exchange();
    expect(await state()).toBe('kept');
    await phone.device.exchange();
    await photos.round();
    expect([await state(), store.sends.get(id)]).toEqual(['arrived', 1]);
  });
});

describe('leaving the device', () => {
  test('a picture goes when the office has it and its visit has left; not before', async () => {
    store.known.add(id);
    await attached();
    await phone.db.exec('delete from visit');
    store.instead = { kind: 'offline' };
    await photos.round();
    expect(files.size).toBe(1);
    store.instead = null;
    await photos.round();
    await photos.round();
    expect([files.size, await photos.of(morning.id)]).toEqual([0, []]);
  });
});

describe('pictures of others', () => {
  const earlier = visit('earlier', {
    state: 'completed',
    day: '2026-03-01',
    plannedStart: noon - 4 * 86_400_000,
  });
  const before = visit('before', {
    state: 'completed',
    day: '2026-02-20',
    plannedStart: noon - 13 * 86_400_000,
  });
  const theirs = photo(earlier, 'theirs', { arrivedAt: noon });

  beforeEach(async () => {
    const old = photo(before, 'old', { arrivedAt: noon });
    const underWay = photo(earlier, 'under way');
    await pulls(
      ...[morning, earlier, before].map((one) => put('visit', one)),
      ...[theirs, old, underWay].map((one) => put('photo', one)),
    );
    for (const one of [theirs, old]) store.has.set(one.id, bytes);
  });

  test('of the latest visit that has any are fetched, to be there without a network', async () => {
    expect(await photos.round()).toEqual(goesOn);
    expect(await photos.round()).toEqual(waits);
    expect([...files.keys()]).toEqual([theirs.id]);
    store.instead = { kind: 'offline' };
    expect(await photos.picture(theirs.id)).toEqual(bytes);
  });

  test('of any other visit are fetched when somebody wants to see them, and there afterwards', async () => {
    const old = photo(before, 'old');
    expect(await photos.picture(old.id)).toEqual(bytes);
    store.instead = { kind: 'offline' };
    expect(await photos.picture(old.id)).toEqual(bytes);
    expect(await photos.picture(photo(earlier, 'under way').id)).toBeNull();
  });

  test('leave with the record, also those that come while it is taken away', async () => {
    await photos.round();
    const fetch = store.fetch;
    store.fetch = async (asked) => {
      await pulls();
      return fetch(asked);
    };
    expect(await photos.picture(photo(before, 'old').id)).toBeNull();
    await photos.round();
    expect([...files.keys()]).toEqual([]);
  });
});
