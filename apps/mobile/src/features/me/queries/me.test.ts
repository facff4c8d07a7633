import { put } from '@berthcare/shared/commands/command';
import { documented, noon, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import { answered, answersAll, page, testDevice } from '@berthcare/sync-client/testing/scripted-server';
import { beforeEach, expect, test } from 'vitest';
import { emptyForm } from '../../visit/model/visit-form';
import { noteDraft } from '../../visit/model/entries';
import { saveEntry, saveForm } from '../../visit/actions/draft-rows';
import { readWaiting } from './me';

const morning = visit('morning', { state: 'in_progress', startedAt: noon, startedBy: priya });
let phone: Awaited<ReturnType<typeof testDevice>>;

beforeEach(async () => {
  phone = await testDevice();
  const streams = [{ id: morning.streamId, reset: true, cursor: 1 }];
  phone.server.says(answered({ pull: page({ streams, rows: [put('visit', morning)] }) }));
  await phone.device.exchange();
});

const writes = () =>
  phone.device.dispatch({
    type: 'visit.document',
    stream: morning.streamId,
    payload: { visitId: morning.id, entries: [documented('vital.pulse', pulse(71))] },
  });

test('what was written is here until the office has it, whatever became of it there', async () => {
  await writes();
  expect(await readWaiting(phone.device, null)).toMatchObject({ visits: [{ here: true, aside: null }] });

  phone.server.says(answersAll('review', {}, null), answered());
  await phone.device.exchange();
  expect(await readWaiting(phone.device, null)).toMatchObject({ visits: [{ here: false, aside: 'review' }] });
});

test('what no request carries stays here', async () => {
  await writes();
  phone.server.says({ kind: 'refused' }, answered());
  await phone.device.exchange();
  expect(await readWaiting(phone.device, null)).toMatchObject({ visits: [{ here: true, aside: 'unsent' }] });
});

test('the section on which a visit was left is nothing that is being written; a signature is', async () => {
  await saveForm(phone.device, morning.id, { ...emptyForm, section: 'note' }, noon);
  expect(await readWaiting(phone.device, null)).toMatchObject({ drafts: 0 });
  const signature = { ...emptyForm.signature, name: 'Abena' };
  await saveForm(phone.device, morning.id, { ...emptyForm, section: 'finish', signature }, noon);
  expect(await readWaiting(phone.device, null)).toMatchObject({ drafts: 1 });
});

test('what comes while it is counted counts neither more nor less than itself', async () => {
  const { draftSubjects } = phone.device;
  phone.device.draftSubjects = async () => {
    await saveForm(phone.device, morning.id, { ...emptyForm, section: 'note' }, noon);
    return draftSubjects();
  };
  expect(await readWaiting(phone.device, null)).toMatchObject({ drafts: 0 });
});

test('what does not open any more is counted apart; the form is nothing that could be written again', async () => {
  await saveForm(phone.device, morning.id, { ...emptyForm, section: 'note' }, noon);
  await saveEntry(phone.device, morning.id, noteDraft('note', 'Slept well', noon), undefined, noon);
  await phone.db.exec(`update _draft set body = x'00'`);
  expect(await readWaiting(phone.device, null)).toMatchObject({ drafts: 0, unreadable: 1 });
});
