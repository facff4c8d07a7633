import { kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { select } from '@berthcare/sync-client/records';
import { items, templates } from './agency';
import type { Chance } from './chance';
import type { VirtualDevice } from './virtual-device';

type Visit = Row<Tables['visit']>;

const note = (chance: Chance): EntryValue => ({ kind: 'note', text: `Said « ${chance.between(1, 9)} ».` });

function valueOf(item: string, chance: Chance): EntryValue {
  if (item === 'note') return note(chance);
  if (item.startsWith('vital')) return { kind: 'vital', amount: chance.between(60, 63) };
  return chance.happens(0.7)
    ? { kind: 'task', done: 'done' }
    : { kind: 'task', done: 'declined', reason: `Too tired, ${chance.between(1, 3)}` };
}

const entryOf = (item: string, value: EntryValue, at: number) => ({
  ...{ item, kind: kindOf(value), value, sourceEntryId: null, together: false, recordedAt: at },
  provenance: 'new' as const,
});

/** Does one thing on a device that a caregiver could do there, mostly what makes sense. */
export async function act(
  device: VirtualDevice,
  chance: Chance,
  story: (line: string) => void,
): Promise<void> {
  const visits = await select(device.storage, 'visit', {});
  const mine = visits.filter(
    ({ assignedTo }) => assignedTo === device.actor.personId || chance.happens(0.05),
  );
  const of = (state: Visit['state']) => mine.filter((visit) => visit.state === state);
  const [planned, running, completed] = [of('planned'), of('in_progress'), of('completed')];
  const gesture = chance.weighted([
    [running.length < 2 ? 4 : 1, start],
    [4, type],
    [3, sealDrafts],
    [4, document],
    [2, complete],
    [1, addend],
  ]);
  const among = gesture === start ? planned : gesture === addend ? completed : running;
  if (among.length === 0) return;
  // Few visits at a time: people meet in them.
  const visit = chance.pick(among.slice(0, 2));
  story(`${device.name}: ${gesture.name} ${visit.id.slice(0, 4)}`);
  await gesture(device, visit, chance);
}

async function start(device: VirtualDevice, { id, streamId }: Visit): Promise<void> {
  const payload = { visitId: id, startedAt: device.now(), place: { missing: 'timeout' as const } };
  await device.seal(streamId, { type: 'visit.start', payload });
}

async function type(device: VirtualDevice, { id }: Visit, chance: Chance): Promise<void> {
  const item = chance.pick(items);
  for (let keys = chance.between(1, 3); keys > 0; keys -= 1)
    await device.type(id, item, valueOf(item, chance));
}

const draftsOf = (device: VirtualDevice, visitId: string) =>
  [...device.drafts].filter(([key]) => key.startsWith(visitId));

const documentation = (device: VirtualDevice, visitId: string) => {
  const drafts = draftsOf(device, visitId);
  const entries = drafts.map(([key, { body }]) =>
    entryOf(key.slice(visitId.length + 1), JSON.parse(body) as EntryValue, device.now()),
  );
  return {
    type: 'visit.document' as const,
    payload: { visitId, entries },
    consumes: drafts.map(([key]) => key),
  };
};

async function sealDrafts(device: VirtualDevice, { id, streamId }: Visit): Promise<void> {
  if (draftsOf(device, id).length > 0) await device.seal(streamId, documentation(device, id));
}

async function document(device: VirtualDevice, { id, streamId }: Visit, chance: Chance): Promise<void> {
  const open = draftsOf(device, id).map(([key]) => key.slice(id.length + 1));
  const chosen = items.filter((item) => chance.happens(0.4) && !open.includes(item));
  const entries = chosen.map((item) => entryOf(item, valueOf(item, chance), device.now()));
  const place = { latitude: 45, longitude: -75, accuracy: chance.between(5, 50), at: device.now() };
  const payload = { visitId: id, entries, ...(chance.happens(0.2) ? { place } : {}) };
  await device.seal(streamId, { type: 'visit.document', payload });
}

async function complete(device: VirtualDevice, visit: Visit, chance: Chance): Promise<void> {
  const unsigned = visit.templateId === templates.assessment && chance.happens(0.9);
  const completion = {
    type: 'visit.complete' as const,
    payload: {
      ...{ visitId: visit.id, endedAt: device.now(), place: { missing: 'denied' as const }, signature: null },
      ...{
        summary: `Done ${chance.between(1, 9)}.`,
        unsignedReason: unsigned ? { reason: 'asleep' as const } : null,
      },
    },
  };
  const drafts = documentation(device, visit.id);
  await device.seal(visit.streamId, ...(drafts.consumes.length > 0 ? [drafts] : []), completion);
}

async function addend(device: VirtualDevice, { id, streamId }: Visit, chance: Chance): Promise<void> {
  const payload = {
    ...{ addendumId: chance.uuid(), visitId: id, item: null, value: null, previous: null },
    ...{ text: `Also ${chance.between(1, 9)}.`, reason: 'Forgotten', at: device.now() },
  };
  await device.seal(streamId, { type: 'visit.addend', payload });
}
