import { beforeEach, describe, expect, test } from 'vitest';
import { groupHash, groupKey } from '@berthcare/shared/sync/groups';
import { ada, documented, entry, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import { seenBy } from './drafts';
import type { Ports } from './ports';
import { putRow } from './records';
import { shiftCipher, testDevice, type TestDevice } from './testing/scripted-server';

const morning = visit('morning', { state: 'in_progress', startedBy: priya });
const evening = visit('evening');
const before = entry(morning, 'vital.pulse', pulse(70));
const target = { table: 'visitEntry' as const, id: before.id, group: 'value', shown: undefined };
const draft = { key: 'pulse', subject: morning.id, section: 'vitals', body: { typed: '7' }, at: 1 };

let phone: TestDevice;

async function open(over?: Partial<Ports>): Promise<void> {
  phone = await testDevice(over);
  await phone.db.batch([
    { sql: `insert into _stream values (?, 'client', 1)`, params: [ada] },
    ...[morning, evening].map((row) => putRow('visit', row, 1)),
  ]);
}

beforeEach(() => open());

test('each keystroke replaces the draft', async () => {
  await phone.device.saveDraft(draft, target);
  await phone.device.saveDraft({ ...draft, body: { typed: '71' }, at: 2 }, target);
  expect(await phone.device.drafts(morning.id)).toEqual([{ ...draft, body: { typed: '71' }, at: 2 }]);
});

test('keystrokes that do not wait for each other end with the last', async () => {
  const typed = ['7', '71', '71.', '71.5'];
  await Promise.all(typed.map((text, at) => phone.device.saveDraft({ ...draft, body: text, at }, target)));
  expect(await phone.device.drafts(morning.id)).toMatchObject([{ body: '71.5', at: 3 }]);
});

describe('what is asked for while a keystroke is still being sealed', () => {
  beforeEach(async () => {
    let sealed = 0;
    const seal = async (plain: string) => {
      sealed += 1;
      for (let turn = 0; sealed === 1 && turn < 20; turn += 1) await new Promise(setImmediate);
      return shiftCipher.seal(plain);
    };
    await open({ cipher: { ...shiftCipher, seal } });
  });

  test.each([
    ['the next one replaces it', () => phone.device.saveDraft({ ...draft, body: '71' }, null), ['71']],
    ['giving it up ends it', () => phone.device.dropDrafts([draft.key]), []],
    [
      'sealing it into a command ends it',
      () =>
        phone.device.dispatch({
          ...{ type: 'visit.document', stream: ada, consumes: [draft.key] },
          payload: { visitId: morning.id, entries: [documented('vital.pulse', pulse(7))] },
        }),
      [],
    ],
  ])('comes after it: %s', async (_, next, left) => {
    await Promise.all([phone.device.saveDraft({ ...draft, body: '7' }, null), next()]);
    expect((await phone.device.drafts(morning.id)).map(({ body }) => body)).toEqual(left);
  });
});

test('drafts are of their subject, and stay until they are dropped', async () => {
  await phone.device.saveDraft(draft, null);
  await phone.device.saveDraft({ ...draft, key: 'other', subject: evening.id }, null);
  expect(await phone.device.drafts(morning.id)).toHaveLength(1);
  await phone.device.dropDrafts(['pulse', 'nothing']);
  expect(await phone.device.drafts(morning.id)).toEqual([]);
  expect(await phone.device.waiting()).toMatchObject({ drafts: 1 });
});

test('the subjects that have drafts are known, each once', async () => {
  await phone.device.saveDraft(draft, null);
  await phone.device.saveDraft({ ...draft, key: 'weight' }, null);
  await phone.device.saveDraft({ ...draft, key: 'other', subject: evening.id }, null);
  expect(await phone.device.draftSubjects()).toEqual([morning.id, evening.id].sort());
});

test('a draft remembers what stood there when it was begun, not what came since', async () => {
  await phone.device.saveDraft(draft, { ...target, shown: before });
  await phone.device.saveDraft(
    { ...draft, at: 2 },
    { ...target, shown: { ...before, value: pulse(99) } as never },
  );
  expect(await seenBy(phone.db, ['pulse'])).toEqual({
    [groupKey('visitEntry', before.id, 'value')]: groupHash('visitEntry', 'value', before),
  });
});

describe('where the record is not on the phone any more', () => {
  const refused = { reason: 'device.not_held' };

  test('nothing is saved: not what is begun, not what is gone on with', async () => {
    await phone.device.saveDraft(draft, target);
    await phone.db.exec('delete from _stream');
    await expect(phone.device.saveDraft({ ...draft, body: 'more' }, target)).rejects.toMatchObject(refused);
    await expect(phone.device.saveDraft({ ...draft, key: 'weight' }, null)).rejects.toMatchObject(refused);
    expect(await phone.device.drafts(morning.id)).toEqual([draft]);
  });

  test('but is while it is, though the visit has left the window meanwhile', async () => {
    await phone.device.saveDraft(draft, null);
    await phone.db.exec('delete from visit');
    await phone.device.saveDraft({ ...draft, body: 'more' }, null);
    expect(await phone.device.drafts(morning.id)).toMatchObject([{ body: 'more' }]);
  });
});

test('a draft that does not open keeps nobody from the others: it is counted, told, and written anew', async () => {
  const faults: Error[] = [];
  phone.ports.tellFault = (fault) => faults.push(fault);
  await phone.device.saveDraft(draft, null);
  await phone.device.saveDraft({ ...draft, key: 'weight' }, null);
  await phone.db.exec(`update _draft set body = x'00' where key = 'weight'`);
  expect(await phone.device.drafts(morning.id)).toEqual([draft]);
  expect(faults).toMatchObject([{ name: 'UnreadableDraft' }]);
  expect(await phone.device.written(morning.id)).toEqual({ drafts: [draft], unreadable: ['weight'] });
  expect(await phone.device.waiting()).toMatchObject({ drafts: 2 });
  await phone.device.saveDraft({ ...draft, key: 'weight', body: '62' }, null);
  expect(await phone.device.drafts(morning.id)).toMatchObject([draft, { body: '62' }]);
});

test('what is written cannot be read from the file', async () => {
  await phone.device.saveDraft({ ...draft, body: 'Swollen ankles' }, null);
  const [row] = await phone.db.query<{ body: Uint8Array }>('select body from _draft');
  expect(new TextDecoder().decode(row!.body)).not.toContain('ankles');
});

test('what is queued cannot be read from the file', async () => {
  const running = { ...morning, state: 'in_progress' as const };
  await phone.db.batch([putRow('visit', running, 1)]);
  await phone.device.dispatch({
    type: 'visit.document',
    stream: ada,
    payload: {
      visitId: morning.id,
      entries: [
        {
          ...{
            item: 'note',
            kind: 'note',
            value: { kind: 'note', text: 'Swollen ankles' },
            provenance: 'new',
          },
          ...{ sourceEntryId: null, together: false, recordedAt: 1 },
        },
      ],
    },
  });
  const [row] = await phone.db.query<{ body: Uint8Array; image: Uint8Array }>('select * from _outbox');
  for (const sealed of [row!.body, row!.image])
    expect(new TextDecoder().decode(sealed)).not.toContain('ankles');
});
