import { beforeEach, describe, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { groupHash, groupKey } from '@berthcare/shared/sync/groups';
import { limits } from '@berthcare/shared/sync/limits';
import { commandHash } from '@berthcare/shared/sync/seal';
import type { WireCommand } from '@berthcare/shared/sync/wire';
import { utf8Length } from '@berthcare/utils/utf8';
import { CommandRefused } from './dispatch';
import {
  ada,
  documented,
  entry,
  marc,
  noon,
  priya,
  pulse,
  visit,
} from '@berthcare/shared/testing/record-rows';
import { answered, page, testDevice, type TestDevice } from './testing/scripted-server';

const morning = visit('morning', { state: 'in_progress', startedBy: priya });
const theirs = visit('theirs', { state: 'in_progress', assignedTo: marc, formerlyAssigned: [priya] });
const strange = visit('strange', { state: 'in_progress', assignedTo: marc });
const weight = entry(morning, 'vital.weight', { kind: 'vital', amount: 61.4 });

let phone: TestDevice;

beforeEach(async () => {
  phone = await testDevice();
  const rows = [
    put('visit', morning),
    put('visit', theirs),
    put('visit', strange),
    put('visitEntry', weight),
  ];
  phone.server.says(answered({ pull: page({ streams: [{ id: ada, reset: true, cursor: 1 }], rows }) }));
  await phone.device.exchange();
});

const document = (entries: ReturnType<typeof documented>[], consumes: string[] = [], visitId = morning.id) =>
  phone.device.dispatch({ type: 'visit.document', stream: ada, payload: { visitId, entries }, consumes });

const sent = async () => {
  await phone.device.exchange();
  return phone.server.last.commands as WireCommand[];
};

const keyOf = (id: string) => groupKey('visitEntry', id, 'value');
const pulseKey = keyOf(entry(morning, 'vital.pulse', pulse(0)).id);

test('a sealed command is hashed over all but its place in the queue', async () => {
  await document([documented('vital.pulse', pulse(71))]);
  const [command] = await sent();
  expect(command).toMatchObject({
    seq: 1,
    type: 'visit.document',
    v: 1,
    stream: ada,
    author: priya,
    at: noon,
    skew: 0,
  });
  expect(command!.hash).toBe(commandHash(command!));
});

describe('what the author saw', () => {
  test('is nothing where there is no row, and the value where there is one', async () => {
    await document([documented('vital.pulse', pulse(71)), documented('vital.weight', pulse(62))]);
    const [command] = await sent();
    expect(command!.basis).toEqual({
      [pulseKey]: null,
      [keyOf(weight.id)]: groupHash('visitEntry', 'value', weight),
    });
  });

  test('is their own earlier value, still pending', async () => {
    await document([documented('vital.pulse', pulse(71))]);
    await document([documented('vital.pulse', pulse(72))]);
    const [, second] = await sent();
    expect(second!.basis[pulseKey]).toBe(
      groupHash('visitEntry', 'value', entry(morning, 'vital.pulse', pulse(71))),
    );
  });

  test('is what stood there when a draft was begun, though more was pulled since', async () => {
    const target = { table: 'visitEntry' as const, id: weight.id, group: 'value', shown: weight };
    const draft = { key: 'weight', subject: morning.id, section: 'vitals', body: '6', at: 1 };
    await phone.device.saveDraft(draft, target);
    const changed = { ...weight, value: pulse(63) };
    phone.server.says(
      answered({
        pull: page({ streams: [{ id: ada, cursor: 2 }], version: 2, rows: [put('visitEntry', changed)] }),
      }),
    );
    await phone.device.exchange();
    await phone.device.saveDraft({ ...draft, body: '62', at: 2 }, target);
    await document([documented('vital.weight', pulse(62))], ['weight']);
    const [command] = await sent();
    expect(command!.basis[keyOf(weight.id)]).toBe(groupHash('visitEntry', 'value', weight));
    expect(await phone.device.drafts(morning.id)).toEqual([]);
  });
});

describe('nothing is queued, and drafts stay, when', () => {
  beforeEach(() =>
    phone.device.saveDraft({ key: 'k', subject: morning.id, section: 'note', body: 'Calm', at: 1 }, null),
  );

  test.each([
    [
      'the rule refuses',
      () => document([documented('note', { kind: 'note', text: 'Calm' })], ['k'], strange.id),
      'visit.unknown',
    ],
    ['the payload is none', () => document([documented('', pulse(1))], ['k']), 'command.malformed'],
    [
      'it is too large',
      () => {
        const text = 'é'.repeat(7_000);
        const notes = Array.from({ length: 10 }, (_, i) => documented(`note.${i}`, { kind: 'note', text }));
        expect(JSON.stringify(notes).length).toBeLessThan(limits.commandBytes);
        return document(notes, ['k']);
      },
      'command.too_large',
    ],
  ] as const)('%s', async (_, seal, reason) => {
    await expect(seal()).rejects.toEqual(new CommandRefused(reason));
    expect(await phone.device.waiting()).toMatchObject({ commands: 0, drafts: 1 });
    expect(await sent()).toEqual([]);
  });
});

test('what nobody can change any more goes though the rule refuses it, but not once its record has left', async () => {
  const payload = { visitId: strange.id, entries: [documented('vital.pulse', pulse(71))] };
  const anyway = () => phone.device.dispatchAllAnyway([{ type: 'visit.document', stream: ada, payload }]);
  await anyway();
  expect(await sent()).toHaveLength(1);
  phone.server.says(answered({ pull: page({ streams: [], dropped: [ada] }) }));
  await phone.device.exchange();
  await expect(anyway()).rejects.toEqual(new CommandRefused('device.not_held'));
});

test('no request is larger than the phone may send, whatever the letters', async () => {
  const text = 'é'.repeat(8_000);
  for (let n = 0; n < 12; n += 1) {
    await document(
      Array.from({ length: 6 }, (_, i) =>
        documented(`note.${i}`, { kind: 'note', text: `${text.slice(n)}` }),
      ),
    );
  }
  await phone.device.exchange();
  const body = JSON.stringify(phone.server.last);
  expect(phone.server.last.commands.length).toBeGreaterThan(1);
  expect(utf8Length(body)).toBeLessThan(limits.pushBytes + 10_000);
});

describe('what can only go to review', () => {
  test('is sent, and shows nothing', async () => {
    await document([documented('vital.pulse', pulse(71))], [], theirs.id);
    const shown = phone.device.db.query('select 1 from "visitEntry" where "visitId" = ?', [theirs.id]);
    expect(await shown).toEqual([]);
    expect(await sent()).toHaveLength(1);
  });

  describe('says what its author saw: it may be let in, or its visit be theirs again when it arrives', () => {
    const measured = entry(theirs, 'vital.pulse', pulse(70));
    const target = { table: 'visitEntry', id: measured.id, group: 'value' } as const;
    const arrives = async (row: typeof measured, version: number) => {
      const rows = [put('visitEntry', row)];
      phone.server.says(answered({ pull: page({ streams: [{ id: ada, cursor: version }], version, rows }) }));
      await phone.device.exchange();
    };
    const saw = { [keyOf(measured.id)]: groupHash('visitEntry', 'value', measured) };

    beforeEach(() => arrives(measured, 2));

    test('in the rows', async () => {
      await document([documented('vital.pulse', pulse(71))], [], theirs.id);
      expect((await sent())[0]!.basis).toEqual(saw);
    });

    test('when they began', async () => {
      const draft = { key: 'pulse', subject: theirs.id, section: 'vitals', body: '7', at: 1 };
      await phone.device.saveDraft(draft, { ...target, shown: measured });
      await arrives({ ...measured, value: pulse(80) }, 3);
      await document([documented('vital.pulse', pulse(71))], ['pulse'], theirs.id);
      expect((await sent())[0]!.basis).toEqual(saw);
    });

    test('on the screen', async () => {
      await arrives({ ...measured, value: pulse(80) }, 3);
      const payload = { visitId: theirs.id, entries: [documented('vital.pulse', pulse(71))] };
      const over = [{ ...target, shown: measured }];
      await phone.device.dispatch({ type: 'visit.document', stream: ada, payload, over });
      expect((await sent())[0]!.basis).toEqual(saw);
    });

    test('of what it would write, and no more', async () => {
      const payload = {
        ...{ visitId: theirs.id, endedAt: noon, place: { missing: 'denied' as const }, summary: '' },
        ...{ signature: null, unsignedReason: null },
      };
      await phone.device.dispatch({ type: 'visit.complete', stream: ada, payload });
      expect((await sent())[0]!.basis).toEqual({});
    });
  });
});
