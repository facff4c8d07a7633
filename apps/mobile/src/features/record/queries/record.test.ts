import { put } from '@berthcare/shared/commands/command';
import { documented, noon, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import type { Outcome } from '@berthcare/shared/sync/wire';
import type { SendResult } from '@berthcare/sync-client/ports';
import { answered, answersAll, page, testDevice } from '@berthcare/sync-client/testing/scripted-server';
import { expect, test } from 'vitest';
import { readToday } from '../../today/queries/today';
import { readRecord } from './record';

const morning = visit('morning', { state: 'in_progress', startedAt: noon, startedBy: priya });
const note = documented('note', { kind: 'note', text: 'Left ankle swollen.' });

/** A phone that wrote a pulse and a note about the visit, and heard what became of them. */
async function phoneThatHeard(answer: SendResult | ReturnType<typeof answersAll>) {
  const phone = await testDevice();
  const streams = [{ id: morning.streamId, reset: true, cursor: 1 }];
  phone.server.says(answered({ pull: page({ streams, rows: [put('visit', morning)] }) }));
  await phone.device.exchange();
  await phone.device.dispatch({
    type: 'visit.document',
    stream: morning.streamId,
    payload: { visitId: morning.id, entries: [documented('vital.pulse', pulse(71)), note] },
  });
  phone.server.says(answer, answered());
  await phone.device.exchange();
  return phone.device;
}

const outcome = (kind: Outcome['outcome']) => answersAll(kind, {}, null);

test.each([
  ['refused', outcome('refused'), { receivedAt: null, aside: 'refused' }],
  ['held', outcome('held'), { receivedAt: null, aside: 'held' }],
  ['kept for review', outcome('review'), { receivedAt: noon, aside: 'review' }],
  ['not to be sent', { kind: 'refused' }, { sentAt: null, receivedAt: null, aside: 'unsent' }],
] as const)('what was %s is read as it was written, and called so', async (_, answer, steps) => {
  const device = await phoneThatHeard(answer);
  const record = await readRecord(device, morning.id, { personId: priya });
  // Nobody has decided against what is held: it stays where its author put it.
  const entries = steps.aside === 'held' ? [{ item: 'vital.pulse', value: pulse(71) }] : [];
  expect(record).toMatchObject({ locked: false, steps, entries });
  expect(record!.setAside).toMatchObject([
    {
      kind: steps.aside,
      entries: [
        { item: 'vital.pulse', vital: 'pulse', value: pulse(71) },
        { item: 'note', value: { kind: 'note', text: 'Left ankle swollen.' } },
      ],
    },
  ]);
  const reader = { personId: priya, timeZone: 'UTC', now: noon };
  const { visits } = await readToday(device, reader);
  expect(visits).toMatchObject([{ receipt: { kind: 'aside', where: steps.aside } }]);
});

test('what took effect is in the record, and nowhere beside it', async () => {
  const device = await phoneThatHeard(answersAll());
  const record = await readRecord(device, morning.id, { personId: priya });
  expect(record).toMatchObject({ steps: { receivedAt: noon, aside: null }, setAside: [] });
});

test('nobody reads what another wrote on this phone', async () => {
  const device = await phoneThatHeard(outcome('refused'));
  const record = await readRecord(device, morning.id, { personId: 'somebody else' });
  expect(record!.setAside).toEqual([]);
});
