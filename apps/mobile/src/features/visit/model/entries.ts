import type {
  EntryKind,
  EntryValue,
  Provenance,
  TaskValue,
  UnmeasuredValue,
  VitalValue,
} from '@berthcare/shared/domain/entry';
import type { TaskRow, VitalRow } from './rows';

/** An entry as it is drafted and sealed. */
export interface EntryDraft {
  item: string;
  kind: EntryKind;
  value: EntryValue;
  provenance: Provenance;
  sourceEntryId: string | null;
  together: boolean;
  recordedAt: number;
}

type AnyRow = VitalRow | TaskRow;

const sourceOf = ({ last }: AnyRow): string | null => (last && !last.tooOld ? last.entryId : null);

/** The carried value, measured or done today and the same. */
export function confirmed(row: AnyRow, together: boolean, now: number): EntryDraft | null {
  if (!row.last || row.last.tooOld) return null;
  const { item, kind } = row;
  const provenance = 'confirmed';
  return {
    item,
    kind,
    value: row.last.value,
    provenance,
    sourceEntryId: sourceOf(row),
    together,
    recordedAt: now,
  };
}

/** The carried value, knowingly left as it is: the record says that nobody looked. */
export function leftAsReused(row: AnyRow, now: number): EntryDraft | null {
  const draft = confirmed(row, false, now);
  return draft && { ...draft, provenance: 'reused' };
}

/** A value read today: the same as the carried one confirms it, another one changes it. */
export function measured(row: VitalRow, value: VitalValue, now: number): EntryDraft {
  const carried = row.last && !row.last.tooOld ? row.last.value : null;
  const same =
    carried?.kind === 'vital' && carried.amount === value.amount && carried.second === value.second;
  return {
    ...{ item: row.item, kind: 'vital', value, together: false, recordedAt: now },
    provenance: carried ? (same ? 'confirmed' : 'changed') : 'new',
    sourceEntryId: sourceOf(row),
  };
}

/** Why there is no value today: the record says so instead of staying silent. */
export const unmeasured = ({ item }: VitalRow, value: UnmeasuredValue, now: number): EntryDraft => ({
  ...{ item, kind: 'vital', value, provenance: 'new', sourceEntryId: null },
  ...{ together: false, recordedAt: now },
});

export function settled(row: TaskRow, value: TaskValue, now: number): EntryDraft {
  const carried = row.last && !row.last.tooOld ? row.last.value : null;
  const same = carried?.kind === 'task' && carried.done === value.done;
  return {
    ...{ item: row.item, kind: 'task', value, together: false, recordedAt: now },
    provenance: carried ? (same ? 'confirmed' : 'changed') : 'new',
    sourceEntryId: sourceOf(row),
  };
}

/** Tasks that a just recorded vital proves, and that nobody has settled otherwise. */
export function proven(tasks: readonly TaskRow[], recorded: readonly VitalRow[], now: number): EntryDraft[] {
  const codes = new Set(recorded.map(({ vital }) => vital));
  return tasks
    .filter(({ provenBy, entry }) => provenBy !== null && codes.has(provenBy) && entry === null)
    .map((task) => settled(task, { kind: 'task', done: 'done' }, now));
}

export const noteDraft = (item: string, text: string, now: number): EntryDraft => ({
  ...{ item, kind: 'note', value: { kind: 'note', text }, provenance: 'new', sourceEntryId: null },
  ...{ together: false, recordedAt: now },
});
