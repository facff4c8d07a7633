import { putRow } from '@berthcare/sync-client/records';
import { testDevice } from '@berthcare/sync-client/testing/scripted-server';
import { expect, test } from 'vitest';
import * as osei from '../../../../test/fixtures/osei';
import { readUnkept } from './unkept';

test('a picture that memory alone has is kept on its visit’s screen while the visit is under way, else only left out', async () => {
  const { device, db } = await testDevice();
  const { visit } = osei;
  const told = { id: visit.id, clientName: osei.osei.name, count: 2 };
  const read = () => readUnkept(device, [{ visit, count: 2 }]);
  await db.batch([putRow('client', osei.osei, 1), putRow('visit', visit, 1)]);
  expect(await read()).toEqual([{ ...told, underWay: true }]);

  await db.batch([putRow('visit', { ...visit, state: 'completed' }, 2)]);
  expect(await read()).toEqual([{ ...told, underWay: false }]);

  await db.exec('delete from visit');
  expect(await read()).toEqual([{ ...told, underWay: false }]);

  await db.exec('delete from client');
  expect(await read()).toEqual([{ ...told, clientName: '', underWay: false }]);
});
