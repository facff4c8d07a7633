import type { Entry } from '../../../apps/backend/seeds/documented';
import type { EntryValue } from '../../../libs/shared/src/domain/entry';
import { vitals, type VitalCode } from '../../../libs/shared/src/domain/vitals';

/** The entry with another value of its own kind; another number gives another value. */
export function edited(entry: Entry, number: number): Entry {
  // A note is never carried over from an earlier visit, so it is never a change of one.
  return { ...entry, value: valueOf(entry, number), provenance: entry.kind === 'note' ? 'new' : 'changed' };
}

function valueOf({ item, kind, value }: Entry, number: number): EntryValue {
  if (kind === 'note') return { kind: 'note', text: `Slept well, walked to the window and back. ${number}` };
  if (kind === 'task') return { kind: 'task', done: 'declined', reason: `Too tired, asked ${number} times` };
  const { min, max, decimals } = vitals[item.slice('vital.'.length) as VitalCode];
  const step = decimals === 1 ? 0.1 : 1;
  const steps = Math.floor((max - min) / step);
  const amount = Number((min + (number % steps) * step).toFixed(decimals));
  return value.kind === 'vital' && value.second !== undefined
    ? { kind: 'vital', amount, second: value.second }
    : { kind: 'vital', amount };
}
