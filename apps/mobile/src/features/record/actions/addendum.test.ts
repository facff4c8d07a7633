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

const nothing = { draft: null, unreadable: false };
const kept = () => readAddendumDraft(phone.device, morning.id);

test('an addendum is kept with each keystroke, until it is given up', async () => {
  const draft = { ...emptyAddendum, text: 'Slept badly' };
  expect(await keepAddendumDraft(phone.device, morning.id, draft)).toBe(true);
  expect(await kept()).toEqual({ draft, unreadable: false });
  expect(await keepAddendumDraft(phone.device, morning.id, null)).toBe(true);
  expect(await kept()).toEqual(nothing);
});

test('it stays kept where its visit alone has left the phone, and its record has not', async () => {
  const draft = { ...emptyAddendum, text: 'Slept badly' };
  await keepAddendumDraft(phone.device, morning.id, draft);
  await phone.db.exec('delete from visit');
  expect(await keepAddendumDraft(phone.device, morning.id, { ...draft, more: 'Forgot' })).toBe(true);
  expect(await kept()).toMatchObject({ draft: { ...draft, more: 'Forgot' } });
});

test('of a record that has left the phone it is not, and that is said', async () => {
  await phone.device.signOut(null);
  expect(await keepAddendumDraft(phone.device, morning.id, emptyAddendum)).toBe(false);
});

test('one that does not open any more is told until it is given up, or written anew', async () => {
  const draft = { ...emptyAddendum, text: 'Slept badly' };
  const spoilt = async () => {
    await keepAddendumDraft(phone.device, morning.id, draft);
    await phone.db.exec(`update _draft set body = x'00'`);
    return kept();
  };
  expect(await spoilt()).toEqual({ draft: null, unreadable: true });
  await keepAddendumDraft(phone.device, morning.id, null);
  expect(await kept()).toEqual(nothing);
  expect(await spoilt()).toEqual({ draft: null, unreadable: true });
  await keepAddendumDraft(phone.device, morning.id, draft);
  expect(await kept()).toEqual({ draft, unreadable: false });
});
