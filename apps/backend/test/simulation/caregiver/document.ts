import { kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import { items } from '../agency';
import type { Chance } from '../chance';
import type { Gesture, Held } from './gesture';

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

/** Keystrokes: each is a durable draft. */
export const type: Gesture = {
  name: 'types in',
  weight: () => 4,
  on: 'in_progress',
  happen: async (device, { id }, chance) => {
    const item = chance.pick(items);
    for (let keys = chance.between(1, 3); keys > 0; keys -= 1)
      await device.type(id, item, valueOf(item, chance));
  },
};

type Drafting = Pick<Held, 'drafts' | 'now'>;

const draftsOf = (device: Drafting, visitId: string) =>
  [...device.drafts].filter(([key]) => items.some((item) => key === `${visitId}/${item}`));

/** The command that seals all drafts of a visit; null where there are none. */
export function sealingDrafts(device: Drafting, visitId: string) {
  const drafts = draftsOf(device, visitId);
  if (drafts.length === 0) return null;
  const entries = drafts.map(([key, { body }]) =>
    entryOf(key.slice(visitId.length + 1), JSON.parse(body) as EntryValue, device.now()),
  );
  return {
    type: 'visit.document' as const,
    payload: { visitId, entries },
    consumes: drafts.map(([key]) => key),
  };
}

export const sealDrafts: Gesture = {
  name: 'leaves a section of',
  weight: () => 3,
  on: 'in_progress',
  happen: async (device, { id, streamId }) => {
    const sealed = sealingDrafts(device, id);
    if (sealed) await device.seal(streamId, sealed);
  },
};

export const document: Gesture = {
  name: 'documents',
  weight: () => 4,
  on: 'in_progress',
  happen: async (device, { id, streamId }, chance) => {
    const open = draftsOf(device, id).map(([key]) => key.slice(id.length + 1));
    const chosen = items.filter((item) => chance.happens(0.4) && !open.includes(item));
    const entries = chosen.map((item) => entryOf(item, valueOf(item, chance), device.now()));
    const place = { latitude: 45, longitude: -75, accuracy: chance.between(5, 50), at: device.now() };
    const payload = { visitId: id, entries, ...(chance.happens(0.2) ? { place } : {}) };
    await device.seal(streamId, { type: 'visit.document', payload });
  },
};
