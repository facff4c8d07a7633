import { testDevice, type TestDevice } from '@berthcare/sync-client/testing/scripted-server';
import { putRow } from '@berthcare/sync-client/records';
import { ada, visit } from '@berthcare/shared/testing/record-rows';
import { beforeEach, expect, test } from 'vitest';
import { emptyAddendum } from '../model/addendum-draft';
import { keepAddendumDraft, readAddendumDraft } from './addendum';

const morning = visit('morning');
let phone: TestDevice;

beforeEach(async () => {
  phone = await testDevice();
  await phone.db.batch([
    { sql: `insert into _stream values (?, 'client', 1)`, params: [ada] },
    putRow('visit', morning, 1),
  ]);
});

test('an addendum is kept with each keystroke, until it is given up', async () => {
  const draft = { ...emptyAddendum, text: 'Slept badly' };
  expect(await keepAddendumDraft(phone.device, morning.id, draft)).toBe(true);
  expect(await readAddendumDraft(phone.device, morning.id)).toEqual(draft);
  expect(await keepAddendumDraft(phone.device, morning.id, null)).toBe(true);
  expect(await readAddendumDraft(phone.device, morning.id)).toBe(null);
});

test('it stays kept where its visit alone has left the phone, and its record has not', async () => {
  const draft = { ...emptyAddendum, text: 'Slept badly' };
  await keepAddendumDraft(phone.device, morning.id, draft);
  await phone.db.exec('delete from visit');
  expect(await keepAddendumDraft(phone.device, morning.id, { ...draft, more: 'Forgot' })).toBe(true);
  expect(await readAddendumDraft(phone.device, morning.id)).toEqual({ ...draft, more: 'Forgot' });
});

test('of a record that has left the phone it is not, and that is said', async () => {
  await phone.device.signOut(null);
  expect(await keepAddendumDraft(phone.device, morning.id, emptyAddendum)).toBe(false);
});
