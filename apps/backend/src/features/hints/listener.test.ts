import { expect, test } from 'vitest';
import { until } from '../../../test/until';
import type { DevicePrincipal, Principal } from '../../principal';
import { createListener } from './listener';

const principal: DevicePrincipal = {
  kind: 'device',
  deviceId: 'device',
  agencyId: 'agency',
  personId: 'person',
  role: 'caregiver',
  teams: [],
  timeZone: 'America/Toronto',
  standing: { epoch: { id: 'epoch', previous: null }, current: null },
};

async function listener(authenticateAgain: () => Promise<Principal> = async () => principal) {
  const told: string[] = [];
  const streams = new Set(['agency', 'person', 'record']);
  const made = await createListener({
    principal,
    authenticateAgain,
    audience: async () => new Set(streams),
    send: (ids) => told.push(...ids),
    beat: () => told.push('beat'),
    close: () => told.push('closed'),
  });
  return { ...made, told, streams };
}

test('beats while the session stands', async () => {
  const { check, told } = await listener();
  check();
  await until(() => told.length > 0);
  expect(told).toEqual(['beat']);
});

test('ends with the session, at the next beat', async () => {
  const { check, told } = await listener(() => Promise.reject(new Error('revoked')));
  check();
  await until(() => told.length > 0);
  expect(told).toEqual(['closed']);
});

test('hears of a record it was granted since the last beat', async () => {
  const { check, hear, told, streams } = await listener();
  hear(['new record']);
  expect(told).toEqual([]);
  streams.add('new record');
  check();
  await until(() => told.includes('beat'));
  hear(['new record', 'foreign']);
  expect(told).toEqual(['beat', 'new record']);
});

test('the device’s own id makes it ask whether it may stay, and is told to nobody', async () => {
  const { hear, told } = await listener(() => Promise.reject(new Error('revoked')));
  hear(['another device']);
  hear(['device']);
  await until(() => told.length > 0);
  expect(told).toEqual(['closed']);
});
