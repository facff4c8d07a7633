import { mayConfirmTogether } from '@berthcare/shared/domain/completion';
import type { TaskValue, UnmeasuredValue, VitalValue } from '@berthcare/shared/domain/entry';
import { carriedOver, itemsOf, type Carried, type VisitItem } from '@berthcare/shared/domain/reuse';
import type { BothLanguages } from '@berthcare/shared/domain/template';
import { noticeOf, type Earlier, type VitalNotice } from '@berthcare/shared/domain/vital-notice';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import { daysBetween } from '@berthcare/locales/day';
import type { Entry, Target, VisitRecord } from './care-record';
import { isTrending } from './trending';

/**
 * How an item stands: `offered` is carried over and waits for a person; `tooOld` has a last value that may not be
 * offered; `empty` has none; `unmeasured` says why there is none today.
 */
export type Standing = 'empty' | 'tooOld' | 'offered' | 'confirmed' | 'changed' | 'new' | 'unmeasured';

interface Common {
  item: string;
  required: boolean;
  standing: Standing;
  /** The latest real value of an earlier visit. */
  last: Carried | null;
  /** This visit's entry. */
  entry: Entry | null;
  /** May be confirmed together with others in one tap. */
  together: boolean;
}

export interface VitalRow extends Common {
  kind: 'vital';
  vital: VitalCode;
  /** Today's value, or the one carried over; null when there is none to show. */
  value: VitalValue | null;
  /** Why nothing was measured today. */
  unmeasured: UnmeasuredValue | null;
  target: Target | null;
  notice: VitalNotice | null;
  /** Why it deserves a look of its own. */
  look: 'range' | 'trend' | 'changed' | null;
  /** Readings of earlier visits, oldest first. */
  history: readonly Earlier[];
}

export interface TaskRow extends Common {
  kind: 'task';
  title: string | BothLanguages;
  detail: string | null;
  value: TaskValue | null;
  /** The vital whose recording proves the task. */
  provenBy: VitalCode | null;
}

export interface Rows {
  vitals: VitalRow[];
  tasks: TaskRow[];
}

/** The items of a visit in order, each with what was carried over and what was written today. */
export function rowsOf(record: VisitRecord): Rows {
  const items = itemsOf(record.template, record.planItems);
  const carried = carriedOver(record.visit, items, record.past, record.now);
  const find = (item: VisitItem) => ({
    last: carried.get(item.item) ?? null,
    entry: record.entries.find((entry) => entry.item === item.item) ?? null,
  });
  return {
    vitals: items.flatMap((item) => (item.kind === 'vital' ? [vitalRow(record, item, find(item))] : [])),
    tasks: items.flatMap((item) => (item.kind === 'task' ? [taskRow(item, find(item))] : [])),
  };
}

type Found = Pick<Common, 'last' | 'entry'>;

function vitalRow(
  record: VisitRecord,
  item: VisitItem & { kind: 'vital' },
  { last, entry }: Found,
): VitalRow {
  const { vital, required } = item;
  const standing = standingOf(entry, last);
  const written = entry?.value ?? (standing === 'offered' ? last!.value : null);
  const value = written?.kind === 'vital' ? written : null;
  const unmeasured = written?.kind === 'unmeasured' ? written : null;
  const target = record.targets.find((one) => one.vital === vital) ?? null;
  const history = historyOf(record, item.item);
  const notice = value && noticeOf(vital, value, target ?? undefined, history);
  const look = lookOf(notice, isTrending(vital, history), changedLast(record, last));
  const together = mayConfirmTogether(
    { item, provenance: entry?.provenance ?? null, carried: last },
    look !== null,
  );
  return {
    ...{ kind: 'vital', item: item.item, vital, required, standing, last, entry },
    ...{ value, unmeasured, target, notice, look, history, together },
  };
}

function lookOf(notice: VitalNotice | null, trending: boolean, changed: boolean): VitalRow['look'] {
  if (notice) return 'range';
  if (trending) return 'trend';
  return changed ? 'changed' : null;
}

const changedLast = ({ past }: VisitRecord, last: Carried | null): boolean =>
  past.some(({ id, provenance }) => id === last?.entryId && provenance === 'changed');

/** What was really measured at earlier visits, oldest first. */
function historyOf({ past, visit }: VisitRecord, item: string): Earlier[] {
  return past
    .filter((entry) => entry.item === item && entry.visitId !== visit.id && entry.provenance !== 'reused')
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .flatMap(({ value, day }) =>
      value.kind === 'vital' ? [{ amount: value.amount, daysAgo: daysBetween(day, visit.day) }] : [],
    );
}

function taskRow(item: VisitItem & { kind: 'task' }, { last, entry }: Found): TaskRow {
  const { title, detail, provenBy, required } = item;
  // Only "done" is offered again: that somebody declined last time says nothing of today.
  const doneLast = last?.value.kind === 'task' && last.value.done === 'done' ? last : null;
  const standing = standingOf(entry, doneLast);
  const written = entry?.value ?? (standing === 'offered' ? last!.value : null);
  const value = written?.kind === 'task' ? written : null;
  const together = mayConfirmTogether(
    { item, provenance: entry?.provenance ?? null, carried: doneLast },
    false,
  );
  return {
    ...{ kind: 'task', item: item.item, title, detail, provenBy, required },
    ...{ standing, last: doneLast, entry, value, together },
  };
}

function standingOf(entry: Entry | null, last: Carried | null): Standing {
  // A confirmation that was taken back stays in the record as reused: it asks again.
  if (entry?.value.kind === 'unmeasured') return 'unmeasured';
  if (entry) return entry.provenance === 'reused' ? 'offered' : entry.provenance;
  if (!last) return 'empty';
  return last.tooOld ? 'tooOld' : 'offered';
}
