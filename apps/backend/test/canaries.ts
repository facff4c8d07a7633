import { randomUUID } from 'node:crypto';
import { put } from '@berthcare/shared/commands/command';
import { kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import { asOwner } from './owner';
import { sealed } from './sealed';
import type { World } from './world';

/** Stands wherever somebody can write, with the name of the field. */
export const canary = (field: string) => `canary: ${field}`;
/** What cannot be words, in numbers that nothing else has. */
export const AMOUNT = 1873.45;
const LATITUDE = 45.98765432;
const STROKE = [8191, 7313, 8191, 7317];
/** What a text has that any of it got into. */
export const TELLTALES = ['canary', '1873.45', '45.98765432', '8191,7313'];

/** What the office has written of the client. */
export function writeProfile(ownerUrl: string, world: World): Promise<void> {
  const streamId = world.clients.osei;
  const row = () => ({ id: randomUUID(), streamId, position: 0 });
  return asOwner(ownerUrl, (owner) =>
    owner.put(
      put('allergy', { ...row(), substance: canary('allergy'), reaction: canary('reaction') }),
      put('flag', { ...row(), kind: 'falls', label: canary('flag'), detail: canary('flag’s detail') }),
      put('contact', {
        ...{ ...row(), name: canary('contact'), relation: canary('relation'), phone: canary('phone') },
        representative: true,
      }),
      put('planItem', {
        ...{ ...row(), kind: 'task', title: canary('task'), detail: canary('how'), templates: [] },
        ...{ provenBy: null, together: true, active: true, changedAt: 1, changedBy: null },
      }),
      put('vitalTarget', {
        ...{ ...row(), vital: 'weight', low: AMOUNT, high: null, riseBy: 2, riseDays: 7 },
        wording: canary('wording'),
      }),
    ),
  );
}

const place = { latitude: LATITUDE, longitude: -75.7, accuracy: 12, at: Date.now() };

const entry = (item: string, value: EntryValue) => ({
  ...{ item, kind: kindOf(value), value, provenance: 'new', sourceEntryId: null, together: false },
  recordedAt: Date.now(),
});

/** What Priya's phone seals about a visit, full of canaries. */
export const about = ({ people }: World, client: string, visitId: string) => {
  const seal = (type: string, payload: object) =>
    sealed({ type, stream: client, author: people.priya.id, payload: { visitId, ...payload } });
  return {
    start: () => seal('visit.start', { startedAt: Date.now(), place }),
    document: (amount: number, note = canary('note')) =>
      seal('visit.document', {
        entries: [
          entry('vital.weight', { kind: 'vital', amount }),
          entry('vital.pulse', { kind: 'unmeasured', reason: 'other', detail: canary('why not measured') }),
          entry('task.wash', { kind: 'task', done: 'declined', reason: canary('why not done') }),
          entry('note', { kind: 'note', text: note }),
        ],
      }),
    complete: () =>
      seal('visit.complete', {
        ...{ endedAt: Date.now(), place, summary: canary('summary'), unsignedReason: null },
        signature: { signer: 'client', name: canary('name'), strokes: [STROKE], width: 300, at: Date.now() },
      }),
    addend: () =>
      seal('visit.addend', {
        ...{ addendumId: randomUUID(), item: 'vital.weight', at: Date.now() },
        ...{ value: { kind: 'vital', amount: AMOUNT + 1 }, previous: { kind: 'vital', amount: AMOUNT } },
        ...{ text: canary('addition'), reason: canary('why added') },
      }),
    garbled: () => seal('visit.document', { entries: [{ [canary('member')]: canary('value') }], place }),
    unknown: () => seal('visit.sing', { song: canary('song') }),
  };
};
