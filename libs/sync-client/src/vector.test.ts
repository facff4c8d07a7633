import { beforeEach, expect, test } from 'vitest';
import { put } from '@berthcare/shared/commands/command';
import { ada, bruno, visit } from '@berthcare/shared/testing/record-rows';
import { answered, page, testDevice, type TestDevice } from './testing/scripted-server';

let phone: TestDevice;

beforeEach(async () => {
  phone = await testDevice();
});

test('rows above their cursor are of its epoch: another is not told that their stream is whole', async () => {
  const holding = (id: string, cursor: number, version: number, row: ReturnType<typeof visit>) =>
    page({ streams: [{ id, reset: true, cursor }], rows: [put('visit', row)], version });
  const elsewhere = visit('elsewhere', { streamId: bruno });
  phone.server.says(
    answered({ pull: holding(ada, 1, 2, visit('morning')) }),
    answered({ pull: holding(bruno, 1, 1, elsewhere) }),
  );
  const asks = (epoch: string) => answered({ epoch, pull: { kind: 'ask_holdings' } });
  phone.server.says(
    asks('epoch-1'),
    answered({}),
    asks('epoch-2'),
    asks('epoch-2'),
    answered({ epoch: 'epoch-2' }),
  );
  const told: unknown[] = [];
  for (let round = 0; round < 7; round += 1) {
    await phone.device.exchange();
    const { holdings } = phone.server.last;
    if (holdings) told.push(new Map(holdings.streams));
  }
  expect([told[0], told.at(-1)]).toEqual([
    new Map([
      [ada, 1],
      [bruno, 1],
    ]),
    new Map([
      [ada, 0],
      [bruno, 1],
    ]),
  ]);
});
