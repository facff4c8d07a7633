import { put, type Change } from '@berthcare/shared/commands/command';
import { boxedCommand } from '@berthcare/shared/sync/wire';
import { ada, bruno, documented, noon, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setAside } from './set-aside';
import { erase, toErase } from './taken-away';
import { fileDatabase } from './testing/file-database';
import { openFlipped } from './testing/flipped-box';
import { measurePulse } from './testing/pulses';
import {
  answered,
  answersAll,
  page,
  shiftCipher,
  testDevice,
  type TestDevice,
} from './testing/scripted-server';

const canary = 'canary-7f3a91';
const started = { state: 'in_progress', startedAt: noon, startedBy: priya } as const;
const morning = visit('morning', { ...started, summary: canary });
const elsewhere = visit('elsewhere', { ...started, streamId: bruno });

let phone: TestDevice;

async function pulls(rows: Change[], over: Partial<Parameters<typeof page>[0]> = {}) {
  const streams = [ada, bruno].map((id) => ({ id, reset: true, cursor: 1 }));
  const pull = page({ streams, rows, ...over });
  phone.server.says(({ lastSeq }) => answered({ answered: lastSeq, pull }));
  await phone.device.exchange();
}

/** The office takes Ada's record away, in an answer that says nothing of commands. */
async function takesAway(upTo = 0) {
  const pull = page({ streams: [], dropped: [ada], token: 'token-2' });
  phone.server.says(answered({ pull, answered: upTo }));
  await phone.device.exchange();
}

const measure = (amount: number, at = morning) => measurePulse(phone, amount, at);

const draft = (section: string, body: unknown) =>
  phone.device.saveDraft(
    { key: `${morning.id}/${section}`, subject: morning.id, section, body, at: noon },
    null,
  );

const counts = async () => {
  const rows = await phone.db.query<{ name: string; left: number }>(
    ['visit', 'visitEntry', '_stream', '_seen', '_shadow', '_draft', '_mismatch']
      .map((name) => {
        const about = { _stream: 'id', _draft: 'subject' }[name] ?? 'streamId';
        return `select '${name}' as name, count(*) as left from ${name} where ${about} in ('${ada}', '${morning.id}')`;
      })
      .join(' union all '),
  );
  return rows.filter(({ left }) => left > 0).map(({ name }) => name);
};

beforeEach(async () => {
  phone = await testDevice();
  await pulls([put('visit', morning), put('visit', elsewhere)]);
});

describe('a record that was taken away', () => {
  test('is gone without a trace, and nothing else is', async () => {
    await measure(71);
    await measure(72, elsewhere);
    await draft('note', { text: canary });
    await takesAway();
    expect(await counts()).toEqual([]);
    expect(await phone.db.query('select id from visit')).toEqual([{ id: elsewhere.id }]);
    expect(await phone.db.query('select value from "visitEntry"')).toHaveLength(1);
  });

  test('leaves what its person wrote to the office alone: the same command, in a box', async () => {
    await measure(71);
    const [open] = await phone.db.query<{ hash: string }>('select hash from _outbox');
    await takesAway();
    phone.server.says(answersAll('review', {}, null));
    await phone.device.exchange();
    const [offered] = phone.server.last.commands as unknown as [{ id: string; box: string; hash: string }];
    expect(boxedCommand.parse(offered).hash).toBe(open!.hash);
    const content = JSON.parse((await openFlipped(offered.box, offered.id))!) as { payload: object };
    expect(content.payload).toMatchObject({ visitId: morning.id });
    expect(await phone.db.query('select outcome, body, image from _outbox')).toEqual([
      { outcome: 'review', body: new Uint8Array(), image: new Uint8Array() },
    ]);
  });

  test('leaves what was not sealed yet as a command, though the rule would refuse it here', async () => {
    await pulls([put('visit', { ...morning, state: 'planned', startedAt: null })], {
      streams: [{ id: ada, reset: true, cursor: 2 }],
      version: 2,
    });
    await draft('vitals', documented('vital.pulse', pulse(88)));
    await takesAway();
    phone.server.says(answersAll('review', {}, null));
    await phone.device.exchange();
    const [offered] = phone.server.last.commands as unknown as [{ id: string; box: string }];
    expect(await openFlipped(offered.box, offered.id)).toContain('88');
    expect(await phone.device.waiting()).toMatchObject({ drafts: 0 });
  });

  test('goes though its rule throws on what is there, and what was not sealed goes to the office', async () => {
    await draft('vitals', documented('vital.pulse', pulse(88)));
    await phone.db.exec(`update visit set "formerlyAssigned" = 'null', "assignedTo" = null`);
    await takesAway();
    expect(await counts()).toEqual([]);
    phone.server.says(answersAll('review', {}, null));
    await phone.device.exchange();
    const [offered] = phone.server.last.commands as unknown as [{ id: string; box: string }];
    expect(await openFlipped(offered.box, offered.id)).toContain('88');
  });

  test('goes though some of what was written does not open, and the rest goes to the office', async () => {
    await draft('vitals', documented('vital.pulse', pulse(88)));
    await draft('note', { text: canary });
    await phone.db.exec(`update _draft set body = x'00' where section = 'note'`);
    await takesAway();
    expect(await counts()).toEqual([]);
    expect(await phone.db.query('select box is null as open from _outbox')).toEqual([{ open: 0 }]);
  });

  test('goes though some of what was written makes no command, and the rest goes to the office', async () => {
    await phone.device.saveDraft(
      { key: 'endless', subject: morning.id, section: 'vitals', body: { item: 'note' }, at: noon },
      null,
    );
    await draft('vitals', documented('vital.pulse', pulse(88)));
    await takesAway();
    expect(await counts()).toEqual([]);
    phone.server.says(answersAll('review', {}, null));
    await phone.device.exchange();
    const offered = phone.server.last.commands as unknown as { id: string; box: string }[];
    expect(offered).toHaveLength(1);
    expect(await openFlipped(offered[0]!.box, offered[0]!.id)).toContain('88');
  });

  test('takes a draft of an older app with it, and the office gets it', async () => {
    await draft('vitals', documented('vital.pulse', pulse(88)));
    await phone.db.exec('update _draft set "streamId" = null');
    await takesAway();
    expect(await phone.device.waiting()).toMatchObject({ commands: 1, drafts: 0 });
  });

  test('takes no draft any more, and says so', async () => {
    await draft('form', 'half');
    await takesAway();
    await expect(draft('form', 'half written')).rejects.toMatchObject({ reason: 'device.not_held' });
    expect(await counts()).toEqual([]);
  });

  test('goes though no command can be made of what was not sealed', async () => {
    phone.ports.commandsOfDrafts = () => {
      throw new Error('A draft of an older app.');
    };
    await draft('vitals', documented('vital.pulse', pulse(88)));
    await takesAway();
    expect(await counts()).toEqual([]);
  });

  test('says of what was set aside that only the office reads it', async () => {
    const id = await measure(71);
    phone.server.says(answersAll('review', {}, null));
    await phone.device.exchange();
    await takesAway(1);
    expect(await setAside(phone.db, shiftCipher, { subject: morning.id, author: priya })).toMatchObject([
      { id, outcome: 'review', written: { type: 'put_away', payload: null } },
    ]);
  });

  test('that is given again does not show what is in boxes, and takes what comes', async () => {
    await measure(71);
    await takesAway();
    await pulls([put('visit', morning)], { streams: [{ id: ada, reset: true, cursor: 3 }], version: 3 });
    expect(await phone.db.query('select 1 from "visitEntry"')).toEqual([]);
    await measure(72);
    expect(await phone.db.query('select 1 from "visitEntry"')).toHaveLength(1);
  });

  test('takes with it what an answer says that was asked for before', async () => {
    await measure(71);
    const late = page({ streams: [{ id: ada, reset: false, cursor: 2 }], rows: [put('visit', morning)] });
    phone.server.says(async () => {
      await phone.device.signOut(shiftCipher);
      return answered({ pull: late });
    });
    await phone.device.exchange();
    expect(await counts()).toEqual([]);
  });
});

test('what is taken away while the log is being overwritten is overwritten in its turn', async () => {
  let checkpoints = 0;
  const { exec } = phone.db;
  phone.db.exec = async (sql, params) => {
    await exec(sql, params);
    if (!sql.includes('wal_checkpoint')) return;
    checkpoints += 1;
    if (checkpoints === 1) await phone.db.batch([toErase]);
  };
  await takesAway();
  expect(checkpoints).toBe(1);
  await erase(phone.db);
  await erase(phone.db);
  expect(checkpoints).toBe(2);
});

describe('in the files of the device', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'berthcare-gone-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const found = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .filter((one) => readFileSync(join(one.parentPath, one.name)).includes(canary))
      .map(({ name }) => name);

  const away: [string, () => Promise<unknown>][] = [
    ['a record was taken away', () => takesAway()],
    ['its person signed out', () => phone.device.signOut(shiftCipher)],
    ['the office withdrew it', () => (phone.server.says({ kind: 'revoked' }), phone.device.exchange())],
    [
      'its lease ended',
      () => ((phone.ports.clock.time += 11 * 24 * 60 * 60 * 1000), phone.device.exchange()),
    ],
  ];

  test.each(away)('no text is left once %s', async (_, happens) => {
    phone = await testDevice({ db: await fileDatabase(join(folder, 'phone.db')) });
    const many = Array.from({ length: 40 }, (_, at) => put('visit', { ...morning, id: visit(`v${at}`).id }));
    await pulls([put('visit', morning), ...many]);
    await measure(71);
    expect(found()).not.toEqual([]);
    await happens();
    expect(found()).toEqual([]);
    await phone.db.close();
    expect(found()).toEqual([]);
  });
});
