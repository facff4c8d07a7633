import { put } from '@berthcare/shared/commands/command';
import { ada, agencyId, bruno, marc, noon, priya, pulse } from '@berthcare/shared/testing/record-rows';
import { limits } from '@berthcare/shared/sync/limits';
import { pushRequest } from '@berthcare/shared/sync/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceEvent } from './device';
import { readMeta } from './meta';
import type { Cipher } from './ports';
import { select } from './records';
import { measurePulse, morning } from './testing/pulses';
import {
  answered,
  answersAll,
  handedIn,
  page,
  shiftCipher,
  testDevice,
  type TestDevice,
} from './testing/scripted-server';

const hour = 60 * 60 * 1000;

/** A person's own: nobody else's opens it. */
const keeperOf = (name: string): Cipher => ({
  seal: async (plain) => shiftCipher.seal(JSON.stringify([name, plain])),
  open: async (sealed) => {
    const [of, plain] = JSON.parse(await shiftCipher.open(sealed)) as [string, string];
    if (of !== name) throw new Error('Another key sealed this.');
    return plain;
  },
});
const priyas = keeperOf('priya');

let phone: TestDevice;

const measure = (amount: number) => measurePulse(phone, amount);

const draft = (section: string, body: unknown) =>
  phone.device.saveDraft(
    { key: `${morning.id}/${section}`, subject: morning.id, section, body, at: noon },
    null,
  );

/** Its bytes are no longer those that were sealed. */
async function damageTheFirst() {
  await phone.db.exec(`update _outbox set body = x'00' where seq = 1`);
  phone.ports.cipher = {
    ...shiftCipher,
    open: async (sealed) => {
      if (sealed.length === 1) throw new Error('Nothing that was sealed here.');
      return shiftCipher.open(sealed);
    },
  };
}

const comes = (personId: string, keeper?: Cipher) =>
  phone.device.bind({ personId, agencyId, role: 'caregiver' }, keeper);

const holds = page({ streams: [{ id: ada, reset: true, cursor: 1 }], rows: [put('visit', morning)] });

beforeEach(async () => {
  phone = await testDevice();
  phone.server.says(answered({ pull: holds }));
  await phone.device.exchange();
});

describe('who signs out', () => {
  test('leaves nothing to read, and the queue with its count', async () => {
    await measure(71);
    await draft('form', 'half written');
    const { incarnation } = await readMeta(phone.db);
    await phone.device.signOut(priyas);
    expect(await phone.device.holder()).toBe(null);
    expect(await phone.device.left()).toEqual([
      { author: priya, why: 'signed_out', at: noon, waiting: 1, kept: 1 },
    ]);
    expect(await phone.device.waiting()).toEqual({ commands: 0, subjects: 0, attention: 0, drafts: 0 });
    const meta = await readMeta(phone.db);
    expect(meta).toMatchObject({ holder: null, token: null, window: null, lastSeq: 0, heardAt: null });
    expect(meta.incarnation).not.toBe(incarnation);
    const opened = phone.db.query<{ body: Uint8Array }>('select body from _outbox');
    await expect(shiftCipher.open((await opened)[0]!.body)).resolves.toContain('["priya"');
  });

  test('finds all of it again', async () => {
    await measure(71);
    await draft('form', 'half written');
    await phone.device.signOut(priyas);
    await comes(priya, priyas);
    expect(await phone.device.left()).toEqual([]);
    expect(await phone.device.drafts(morning.id)).toMatchObject([{ body: 'half written' }]);
    phone.server.says(answersAll('applied', { pull: holds }));
    await phone.device.exchange();
    expect(phone.server.last).toMatchObject({ epoch: null, token: null, lastSeq: 1 });
    expect(phone.server.last.commands).toMatchObject([{ seq: 1, payload: { visitId: morning.id } }]);
    expect(await phone.db.query('select 1 from "visitEntry"')).toHaveLength(1);
  });

  test('is let in with another key, which opens nothing of what was kept', async () => {
    await measure(71);
    await draft('form', 'half written');
    await phone.device.signOut(priyas);
    await comes(priya, keeperOf('marc'));
    expect(await phone.device.holder()).toMatchObject({ personId: priya });
    expect(await phone.device.drafts(morning.id)).toEqual([]);
    phone.server.says(answersAll('applied', { pull: holds }));
    await phone.device.exchange();
    expect(phone.server.last.commands).toMatchObject([{ seq: 1, box: expect.any(String) as string }]);
    await phone.device.signOut(null);
    await comes(priya, priyas);
    expect(await phone.device.drafts(morning.id)).toMatchObject([{ body: 'half written' }]);
  });

  test('leaves nothing to read of a command either of which the phone cannot open what it showed', async () => {
    await measure(71);
    await phone.db.exec(`update _outbox set image = x'00'`);
    await phone.device.signOut(priyas);
    expect(await phone.db.query('select 1 from _outbox where box is null')).toEqual([]);
    await comes(priya, priyas);
    phone.server.says(answered({ pull: holds }), answersAll());
    await phone.device.exchange();
    await phone.device.exchange();
    expect(phone.server.last.commands).toMatchObject([{ payload: { visitId: morning.id } }]);
  });

  test('leaves nothing to the next: a keystroke after it is not saved, and says so', async () => {
    await phone.device.signOut(priyas);
    await expect(draft('form', 'late words')).rejects.toMatchObject({ reason: 'device.not_held' });
    await comes(marc);
    expect(await phone.device.drafts(morning.id)).toEqual([]);
  });

  test('has to, before somebody else comes', async () => {
    await expect(comes(marc)).rejects.toMatchObject({ name: 'DeviceHeld' });
  });

  test('and tells whoever listens', async () => {
    const heard: DeviceEvent[] = [];
    phone.device.subscribe((event) => heard.push(event));
    await phone.device.signOut(priyas);
    expect(heard).toEqual(['rows', 'queue', 'drafts', 'holder']);
  });
});

test('held work of who comes back is shown as before, though it was handed in meanwhile', async () => {
  await measure(71);
  phone.server.says(answersAll('held', {}, null));
  await phone.device.exchange();
  await phone.device.signOut(priyas);
  phone.server.saysToPush(handedIn());
  await phone.device.exchange();
  expect(phone.server.pushes).toHaveLength(1);
  await comes(priya, priyas);
  const elsewhere = page({ streams: [{ id: bruno, reset: true, cursor: 1 }], more: true });
  phone.server.says(answered({ answered: 1, pull: elsewhere }), answered({ answered: 1, pull: holds }));
  await phone.device.exchange();
  await phone.device.exchange();
  expect(await select(phone.db, 'visitEntry', {})).toMatchObject([{ value: pulse(71) }]);
});

describe('before the device has learnt the key of the office’s', () => {
  const box = () => phone.db.query<{ box: string | null; body: Uint8Array }>('select box, body from _outbox');
  beforeEach(() => phone.db.exec(`delete from _meta where key = 'sealTo'`));

  test('it asks as who comes from no epoch, and what the answer takes away is in boxes', async () => {
    await measure(71);
    const dropped = page({ streams: [], dropped: [ada], token: 'token-2' });
    phone.server.says(answered({ pull: dropped }));
    await phone.device.exchange();
    expect(phone.server.last).toMatchObject({
      ...{ epoch: null, token: null },
      holdings: { streams: [[ada, 1]] },
    });
    expect(await box()).toEqual([{ box: expect.any(String) as string, body: new Uint8Array() }]);
    phone.server.says(answered());
    await phone.device.exchange();
    expect(phone.server.last).toMatchObject({ epoch: 'epoch-1', token: 'token-2' });
  });

  test('who signs out leaves what only they can read, and nobody else can send', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    const [left] = await box();
    expect(left!.box).toBe('');
    await expect(shiftCipher.open(left!.body)).resolves.toContain('["priya"');
    phone.server.saysToPush(handedIn({ answered: 0, wipe: true }));
    expect(await phone.device.exchange()).toMatchObject({ kind: 'done', more: false });
    expect(phone.server.pushes).toMatchObject([{ lastSeq: 1, commands: [] }]);
    expect(await phone.device.left()).toMatchObject([{ waiting: 0, kept: 1 }]);

    await comes(priya, priyas);
    phone.server.says(answersAll('applied', { pull: holds }));
    await phone.device.exchange();
    expect(phone.server.last.commands).toMatchObject([{ seq: 1, payload: { visitId: morning.id } }]);
  });

  test('and comes with another key before their own finds all of it, in order', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    await comes(priya, keeperOf('marc'));
    phone.server.says(answered({ pull: holds }));
    await phone.device.exchange();
    expect(phone.server.last.commands).toEqual([]);
    await measure(72);
    await phone.device.signOut(priyas);
    await comes(priya, priyas);
    phone.server.says(answersAll('applied', { pull: holds }));
    await phone.device.exchange();
    expect(phone.server.last.commands.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(phone.server.last.lastSeq).toBe(2);
  });

  test('what the end of the lease left open is in boxes when the office was heard', async () => {
    await measure(71);
    phone.ports.clock.time += 11 * 24 * hour;
    await phone.device.exchange();
    expect(await box()).toMatchObject([{ box: null }]);
    phone.server.says(answered({ pull: page({ streams: [] }) }));
    await phone.device.exchange();
    expect(await box()).toEqual([{ box: expect.any(String) as string, body: new Uint8Array() }]);
  });

  test('what the office withdrew is in boxes as soon as it says its key', async () => {
    await measure(71);
    phone.server.says({ kind: 'revoked' }).saysToPush(handedIn({ wipe: true, answered: 0, outcomes: [] }));
    await phone.device.exchange();
    expect(phone.server.pushes).toMatchObject([{ commands: [{ payload: { visitId: morning.id } }] }]);
    expect(await box()).toEqual([{ box: expect.any(String) as string, body: new Uint8Array() }]);
  });
});

describe('what is given back to who returns', () => {
  const back = async (streams: Parameters<typeof page>[0]['streams'], more = false) => {
    const pull = page({ streams, more, token: 'token-2' });
    phone.server.says(answersAll('review', { pull }, null));
    await phone.device.exchange();
  };
  const elsewhere = { id: bruno, reset: true, cursor: 1 };
  const readable = async () =>
    (await phone.db.query('select 1 from _outbox where box is null')).length +
    (await phone.db.query('select 1 from _draft')).length;

  beforeEach(async () => {
    await measure(71);
    await draft('form', 'half written');
    await phone.device.signOut(priyas);
    await comes(priya, priyas);
  });

  test('is put away again where its record was taken away meanwhile, once all pages have come', async () => {
    expect(await readable()).toBe(2);
    await back([elsewhere], true);
    expect(await readable()).toBe(2);
    await back([]);
    expect(await readable()).toBe(0);
    const { deletions, erased } = await readMeta(phone.db);
    expect(erased).toBe(deletions);
  });

  test('stays theirs where they hold the record', async () => {
    await back([{ id: ada, reset: true, cursor: 1 }], true);
    await back([elsewhere]);
    expect(await readable()).toBe(2);
  });
});

describe('the queue of somebody who has left', () => {
  test('is handed in by their credential, and a second person works meanwhile', async () => {
    const id = await measure(71);
    await phone.device.signOut(priyas);
    await comes(marc);
    phone.server.says(answered({ pull: { ...holds, token: 'marcs' } })).saysToPush(handedIn());
    await phone.device.exchange();
    expect(phone.server.last).toMatchObject({ lastSeq: 0, commands: [] });
    expect(phone.server.pushes).toMatchObject([
      { author: priya, lastSeq: 1, commands: [{ id, seq: 1, author: priya }] },
    ]);
    const { author: _, ...pushed } = phone.server.pushes[0]!;
    expect(pushRequest.safeParse(pushed).success).toBe(true);
    // Answered work is none of Marc's, and shows nowhere.
    expect(await phone.device.waiting()).toMatchObject({ commands: 0, attention: 0 });
    expect((await phone.device.receipts()).size).toBe(0);
    expect(await phone.db.query('select 1 from "visitEntry"')).toEqual([]);
    expect(await phone.device.left()).toMatchObject([{ author: priya, waiting: 0 }]);
  });

  test('is handed in while nobody has the phone', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    expect((await phone.device.exchange()).kind).toBe('offline');
    phone.server.saysToPush(handedIn());
    expect(await phone.device.exchange()).toEqual({ kind: 'done', more: false, upgrade: false });
    expect(phone.server.requests).toHaveLength(1);
  });

  test('waits as long as the server asks for, and nobody else’s is offered meanwhile', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    await comes(marc);
    await phone.device.signOut(keeperOf('marc'));
    const busy = { kind: 'busy', retryAfterMs: 5000 } as const;
    phone.server.saysToPush(busy);
    expect(await phone.device.exchange()).toEqual(busy);
    expect(phone.server.pushes).toMatchObject([{ author: priya }]);
    expect(await phone.db.query('select sentAt from _outbox')).toEqual([{ sentAt: null }]);
    await comes(bruno);
    phone.server.says(answered()).saysToPush(busy);
    expect(await phone.device.exchange()).toEqual(busy);
  });

  test('goes on at once while there is more of it, though who has the phone has to sign in again', async () => {
    for (let count = 0; count <= limits.commandsPerRequest; count += 1) await measure(60 + count);
    await phone.device.signOut(priyas);
    await comes(marc);
    phone.server.says({ kind: 'signed_out' }, { kind: 'signed_out' }).saysToPush(handedIn(), handedIn());
    expect(await phone.device.exchange()).toMatchObject({ kind: 'done', more: true });
    expect(await phone.device.exchange()).toEqual({ kind: 'signed_out' });
    expect((await phone.device.left())[0]).toMatchObject({ author: priya, waiting: 0 });
  });

  test('refused even without a command holds up nobody who has the phone', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    await comes(marc);
    phone.server.says(answered()).saysToPush({ kind: 'refused' }, { kind: 'refused' });
    expect(await phone.device.exchange()).toMatchObject({ kind: 'done', more: false });
    expect(await phone.device.left()).toMatchObject([{ author: priya, waiting: 1 }]);
  });

  test('says once that its author signed out, though nothing waits, and is then forgotten', async () => {
    await phone.device.signOut(priyas);
    phone.server.saysToPush(handedIn());
    await phone.device.exchange();
    expect(phone.server.pushes).toMatchObject([{ author: priya, commands: [] }]);
    expect(await phone.device.left()).toEqual([]);
    await phone.device.exchange();
    expect(phone.server.pushes).toHaveLength(1);
  });

  test('waits where the office does not know the credential', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    phone.server.saysToPush({ kind: 'signed_out' });
    await phone.device.exchange();
    expect(await phone.device.left()).toMatchObject([{ waiting: 1 }]);
    expect(await phone.db.query('select sentAt from _outbox')).toEqual([{ sentAt: null }]);
  });

  test('is asked after, so that a restored office gets it again, and is forgotten after two weeks', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    phone.server.saysToPush(handedIn());
    await phone.device.exchange();
    await phone.device.exchange();
    expect(phone.server.pushes).toHaveLength(1);
    phone.ports.clock.time += 2 * hour;
    phone.server.saysToPush(handedIn({ epoch: 'epoch-2', answered: 0 }), handedIn({ epoch: 'epoch-2' }));
    expect(await phone.device.exchange()).toMatchObject({ more: true });
    await phone.device.exchange();
    expect(phone.server.pushes.at(-1)!.commands).toHaveLength(1);
    phone.ports.clock.time += 15 * 24 * hour;
    phone.server.saysToPush(handedIn({ epoch: 'epoch-2', now: noon + 15 * 24 * hour }));
    await phone.device.exchange();
    expect(await phone.device.left()).toEqual([]);
  });

  test('takes another incarnation where its count does not fit', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    phone.server.saysToPush(handedIn({ incarnation: 'renew', outcomes: [] }), handedIn());
    await phone.device.exchange();
    await phone.device.exchange();
    const [first, second] = phone.server.pushes;
    expect(second!.incarnation).not.toBe(first!.incarnation);
    expect((await phone.device.left())[0]).toMatchObject({ waiting: 0 });
  });

  test('offers there what was answered, too: an office restored without a word may have lost it', async () => {
    const answeredHere = await measure(71);
    phone.server.says(answersAll('applied', {}, 2));
    await phone.device.exchange();
    const waiting = await measure(72);
    await phone.device.signOut(priyas);
    phone.server.saysToPush(handedIn({ incarnation: 'renew', outcomes: [] }), handedIn());
    await phone.device.exchange();
    await phone.device.exchange();
    const offered = phone.server.pushes.map(({ commands }) => commands.map(({ id, seq }) => [id, seq]));
    expect(offered).toEqual([
      [[waiting, 2]],
      [
        [answeredHere, 1],
        [waiting, 2],
      ],
    ]);
  });

  test('offers what was answered under an earlier count, too', async () => {
    const first = await measure(71);
    phone.server.says(answersAll('applied', {}, 2), answered({ incarnation: 'renew' }));
    await phone.device.exchange();
    await phone.device.exchange();
    await phone.device.signOut(priyas);
    phone.server.saysToPush(handedIn());
    await phone.device.exchange();
    expect(phone.server.pushes).toMatchObject([{ lastSeq: 1, commands: [{ id: first, seq: 1 }] }]);
    // And not once more.
    phone.server.saysToPush(handedIn());
    phone.ports.clock.time += 2 * hour;
    await phone.device.exchange();
    expect(phone.server.pushes.at(-1)).toMatchObject({ lastSeq: 1, commands: [] });
  });

  test('keeps its answers for an author who is back before it was handed in: nothing old lies over newer rows', async () => {
    await measure(71);
    phone.server.says(answersAll('applied', {}, 2), answered({ incarnation: 'renew' }));
    await phone.device.exchange();
    await phone.device.exchange();
    await phone.device.signOut(priyas);
    await phone.device.bind({ personId: priya, agencyId, role: 'caregiver' }, priyas);
    expect(await phone.db.query('select outcome from _outbox')).toEqual([{ outcome: 'applied' }]);
  });

  test('is bisected down to the one that no request can carry', async () => {
    for (const amount of [71, 72, 73]) await measure(amount);
    await phone.device.signOut(priyas);
    const [, culprit] = await phone.db.query<{ id: string }>('select id from _outbox order by ord');
    for (let request = 0; request < 20; request += 1) {
      phone.server.saysToPush((asked) =>
        asked.commands.some(({ id }) => id === culprit!.id) ? { kind: 'refused' } : handedIn()(asked),
      );
    }
    while ((await phone.device.exchange()).kind === 'done' && (await phone.device.left())[0]!.waiting > 0);
    expect(await phone.db.query('select outcome from _outbox order by ord')).toEqual([
      { outcome: 'review' },
      { outcome: 'unsendable' },
      { outcome: 'review' },
    ]);
  });

  test('is not set aside though a request was refused whole from which its author has come back', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    phone.server.saysToPush(async () => {
      await comes(priya, priyas);
      return { kind: 'refused' };
    });
    await phone.device.exchange();
    expect(await phone.db.query('select outcome from _outbox')).toEqual([{ outcome: null }]);
  });

  test('goes on without what the device could not open', async () => {
    await measure(71);
    await measure(72);
    await damageTheFirst();
    await phone.device.signOut(priyas);
    phone.server.saysToPush(handedIn());
    await phone.device.exchange();
    expect(phone.server.pushes).toMatchObject([{ lastSeq: 1, commands: [{ seq: 1 }] }]);
    expect(await phone.db.query('select outcome from _outbox order by ord')).toEqual([
      { outcome: 'unsendable' },
      { outcome: 'review' },
    ]);
  });

  test('is forgotten though something of it does not open, which is sealed and erased no more', async () => {
    await measure(71);
    await damageTheFirst();
    await phone.device.signOut(priyas);
    const { deletions } = await readMeta(phone.db);
    phone.server.saysToPush(handedIn(), handedIn());
    await phone.device.exchange();
    expect((await readMeta(phone.db)).deletions).toBe(deletions);
    expect(await phone.device.left()).toEqual([]);
    expect(await phone.db.query('select outcome from _outbox')).toEqual([{ outcome: 'unsendable' }]);
  });

  test('is asked after while its author can be given back what no request can carry', async () => {
    await measure(71);
    await phone.db.exec(`update _outbox set outcome = 'unsendable', settled = 1`);
    await phone.device.signOut(priyas);
    phone.server.saysToPush(handedIn(), handedIn({ wipe: true }));
    await phone.device.exchange();
    expect(await phone.device.left()).toMatchObject([{ author: priya }]);
    phone.ports.clock.time += 2 * hour;
    await phone.device.exchange();
    expect(await phone.device.left()).toEqual([]);
  });

  test('is its author’s again when they come back while it is on its way', async () => {
    await measure(71);
    await phone.device.signOut(priyas);
    await comes(marc);
    await phone.device.signOut(keeperOf('marc'));
    phone.server.saysToPush(handedIn());
    await phone.device.exchange();
    await comes(priya, priyas);
    expect(await phone.device.setAside({ subject: morning.id, author: priya })).toMatchObject([
      { outcome: 'review', written: { type: 'visit.document' } },
    ]);
  });
});

describe('the office withdraws the phone', () => {
  test('from who has it: they are out, and read nothing when they come back', async () => {
    await measure(71);
    await draft('form', 'half written');
    phone.server.says({ kind: 'revoked' });
    expect((await phone.device.exchange()).kind).toBe('revoked');
    expect(await phone.device.left()).toMatchObject([{ why: 'revoked', waiting: 1, kept: 0 }]);
    phone.server.saysToPush(handedIn({ wipe: true }));
    await phone.device.exchange();
    expect(phone.server.pushes.at(-1)!.commands).toHaveLength(1);
    await comes(priya, priyas);
    expect(await phone.db.query('select length(body) as bytes from _outbox')).toEqual([{ bytes: 0 }]);
    expect(await phone.device.drafts(morning.id)).toEqual([]);
  });

  test('from who has left it: what was kept for them goes, what is to be sent goes on', async () => {
    await measure(71);
    await draft('form', 'half written');
    await phone.device.signOut(priyas);
    phone.server.saysToPush(handedIn({ wipe: true, answered: 0, outcomes: [] }));
    await phone.device.exchange();
    expect(await phone.device.left()).toMatchObject([{ why: 'revoked', waiting: 1, kept: 0 }]);
    expect(await phone.db.query('select length(body) as bytes, box is null as open from _outbox')).toEqual([
      { bytes: 0, open: 0 },
    ]);
  });
});
