import { putRow } from '@berthcare/sync-client/records';
import { testDevice, type TestDevice } from '@berthcare/sync-client/testing/scripted-server';
import { beforeEach, expect, test } from 'vitest';
import * as osei from '../../../../test/fixtures/osei';
import { readUnkept } from './unkept';

const { visit } = osei;
const told = { id: visit.id, clientName: osei.osei.name, count: 2 };
let phone: TestDevice;
const read = () => readUnkept(phone.device, [{ visit, count: 2 }]);

beforeEach(async () => {
  phone = await testDevice();
  await phone.db.batch([putRow('client', osei.osei, 1)]);
});

test.each([
  ['in_progress', 'on its screen'],
  ['completed', 'here'],
  ['cancelled', 'here'],
  ['missed', 'here'],
  ['planned', 'not any more'],
] as const)('a picture that memory alone has, of a visit that is %s, is kept %s', async (state, keeping) => {
  await phone.db.batch([putRow('visit', { ...visit, state }, 1)]);
  expect(await read()).toEqual([{ ...told, keeping }]);
});

test('it is only left out where its visit has left the phone, or its client as well', async () => {
  expect(await read()).toEqual([{ ...told, keeping: 'not any more' }]);
  await phone.db.exec('delete from client');
  expect(await read()).toEqual([{ ...told, clientName: '', keeping: 'not any more' }]);
});
