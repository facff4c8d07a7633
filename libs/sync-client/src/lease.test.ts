import { put } from '@berthcare/shared/commands/command';
import { limits } from '@berthcare/shared/sync/limits';
import { ada, documented, noon, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import { beforeEach, expect, test } from 'vitest';
import { openDevice } from './device';
import { answered, answersAll, page, testDevice, type TestDevice } from './testing/scripted-server';

const day = 24 * 60 * 60 * 1000;
const morning = visit('morning', { state: 'in_progress', startedAt: noon, startedBy: priya });
const holds = page({ streams: [{ id: ada, reset: true, cursor: 1 }], rows: [put('visit', morning)] });

let phone: TestDevice;
let ran: number;

beforeEach(async () => {
  ran = 0;
  phone = await testDevice();
  Object.assign(phone.ports.clock, { running: () => ran });
  phone.server.says(answered({ pull: holds }));
  await phone.device.exchange();
});

const holdsAnything = async () => (await phone.db.query('select 1 from visit')).length > 0;

/** Days pass by the device's clock, an hour at a time, while the app runs. */
async function pass(days: number) {
  for (let hour = 0; hour < days * 24; hour += 1) {
    phone.ports.clock.time += day / 24;
    ran += day / 24;
    await phone.device.exchange();
  }
}

test('a phone that does not hear the office works for as long as it has to, and then has no records', async () => {
  await pass(7);
  expect(await holdsAnything()).toBe(true);
  await pass(limits.leaseDays - 7 - 0.1);
  expect((await phone.device.lease()).ended).toBe(false);
  await pass(0.1);
  expect([await holdsAnything(), (await phone.device.lease()).ended]).toEqual([false, true]);
});

test('its person stays, what they wrote is sent in boxes, and the next exchange brings the records back', async () => {
  await phone.device.dispatch({
    type: 'visit.document',
    stream: ada,
    payload: { visitId: morning.id, entries: [documented('vital.pulse', pulse(71))] },
  });
  await pass(limits.leaseDays);
  expect(await phone.device.holder()).toMatchObject({ personId: priya });
  phone.server.says(answersAll('applied', { pull: holds }));
  await phone.device.exchange();
  expect(phone.server.last).toMatchObject({ token: null, commands: [{ seq: 1 }] });
  expect(phone.server.last.commands[0]).toHaveProperty('box');
  expect([await holdsAnything(), (await phone.device.lease()).ended]).toEqual([true, false]);
});

test('begins anew whenever the office is heard', async () => {
  await pass(9);
  phone.server.says(answered());
  await phone.device.exchange();
  await pass(9);
  expect(await holdsAnything()).toBe(true);
});

test('says until when, and nothing once it has ended', async () => {
  const until = phone.ports.clock.time + limits.leaseDays * day;
  expect(await phone.device.lease()).toEqual({ until, ended: false });
  await pass(8);
  expect(await phone.device.lease()).toEqual({ until, ended: false });
  await pass(2);
  expect(await phone.device.lease()).toEqual({ until: null, ended: true });
});

test('a clock that is set back takes nothing off it', async () => {
  await pass(9);
  phone.ports.clock.time -= 30 * day;
  await pass(0.9);
  expect(await holdsAnything()).toBe(true);
  await pass(0.2);
  expect(await holdsAnything()).toBe(false);
});

test('a clock that is set back right after the office was heard takes nothing off it', async () => {
  phone.ports.clock.time -= 30 * day;
  await pass(limits.leaseDays - 0.1);
  expect(await holdsAnything()).toBe(true);
  await pass(0.2);
  expect(await holdsAnything()).toBe(false);
});

test('a clock that is set back takes nothing off it, in however short runs of the app', async () => {
  await pass(4);
  phone.ports.clock.time -= 30 * day;
  for (let hour = 0; hour < 6 * 24; hour += 1) {
    phone.device = await openDevice(phone.ports);
    await pass(1 / 24);
  }
  expect(await holdsAnything()).toBe(false);
});

test('says until when by the clock as it is, also where that was set back', async () => {
  await pass(4);
  phone.ports.clock.time -= 30 * day;
  await pass(3);
  expect((await phone.device.lease()).until).toBe(phone.ports.clock.time + (limits.leaseDays - 7) * day);
});

test('a clock that is set back and right again adds nothing', async () => {
  await pass(1);
  for (let time = 0; time < 5; time += 1) {
    phone.ports.clock.time -= 30 * day;
    await pass(0.125);
    phone.ports.clock.time += 30 * day;
    await phone.device.exchange();
  }
  expect((await phone.device.lease()).ended).toBe(false);
  await pass(8.25);
  expect((await phone.device.lease()).ended).toBe(false);
  await pass(0.25);
  expect((await phone.device.lease()).ended).toBe(true);
});

test('a clock that stands still does not stop it while the app runs', async () => {
  await pass(1);
  for (let hour = 0; hour < 9 * 24; hour += 1) {
    ran += day / 24;
    await phone.device.exchange();
  }
  expect(await holdsAnything()).toBe(false);
});

test('ends at the start of an app that was not opened for so long, before anything is read', async () => {
  phone.ports.clock.time += limits.leaseDays * day;
  await openDevice(phone.ports);
  expect(await holdsAnything()).toBe(false);
});
