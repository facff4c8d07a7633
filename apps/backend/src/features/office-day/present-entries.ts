import type { OfficeEntry, UnwrittenItem } from '@berthcare/shared/contracts/office-visit';
import { itemsOf } from '@berthcare/shared/domain/reuse';
import type { BothLanguages } from '@berthcare/shared/domain/template';
import { noticeOf, type VitalNotice } from '@berthcare/shared/domain/vital-notice';
import { vitals, type VitalCode } from '@berthcare/shared/domain/vitals';
import type { VisitRecord } from './visit-record';

type Entry = VisitRecord['entries'][number];

/** In the order of the template and the plan; what the plan no longer has comes last. */
export function presentEntries(found: VisitRecord): OfficeEntry[] {
  const order = itemsOf(found.template, found.plan).map(({ item }) => item);
  const placeOf = ({ item }: Entry) => (order.includes(item) ? order.indexOf(item) : order.length);
  return [...found.entries]
    .sort((a, b) => placeOf(a) - placeOf(b) || a.recordedAt - b.recordedAt)
    .map((entry) => presentEntry(entry, found));
}

function presentEntry(entry: Entry, found: VisitRecord): OfficeEntry {
  return {
    id: entry.id,
    item: entry.item,
    kind: entry.kind,
    title: entry.kind === 'task' ? titleOf(entry.item, found) : null,
    value: entry.value,
    provenance: entry.provenance,
    together: entry.together,
    recordedAt: entry.recordedAt,
    recordedBy: entry.recordedBy,
    last: lastOf(entry.item, found),
    notice: presentNotice(entry, found),
  };
}

/** Where tasks have their names. */
export interface Titles {
  /** Null where there is no visit. */
  template: VisitRecord['template'] | null;
  plan: readonly Pick<VisitRecord['plan'][number], 'id' | 'title'>[];
}

/** A task of the template has its name in both languages, one of the plan in the words it was written in. */
export function titleOf(item: string, { template, plan }: Titles): BothLanguages | null {
  const line = plan.find(({ id }) => item === `task.${id}`);
  if (line) return { en: line.title, fr: line.title };
  const asked = template?.sections.flatMap(({ items }) => items).find((each) => each.item === item);
  return asked?.kind === 'task' ? asked.title : null;
}

function presentNotice(entry: Entry, { targets, earlier, visit }: VisitRecord): VitalNotice | null {
  const code = vitalOf(entry.item);
  if (code === null || entry.value.kind !== 'vital') return null;
  const target = targets.find(({ vital }) => vital === code);
  const before = earlier.flatMap(({ item, value, day }) =>
    item === entry.item && value.kind === 'vital'
      ? [{ amount: value.amount, daysAgo: daysBetween(day, visit.day) }]
      : [],
  );
  return noticeOf(code, entry.value, target, before);
}

function vitalOf(item: string): VitalCode | null {
  const code = item.replace(/^vital\./, '');
  return Object.hasOwn(vitals, code) ? (code as VitalCode) : null;
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What is asked for and nothing is written of, in the order of template and plan. */
export function presentUnwritten(found: VisitRecord): UnwrittenItem[] {
  const written = new Set(found.entries.map(({ item }) => item));
  return itemsOf(found.template, found.plan).flatMap((asked) => {
    if (asked.kind === 'note' || written.has(asked.item)) return [];
    const title = asked.kind === 'vital' ? null : titleOf(asked.item, found);
    return [{ item: asked.item, kind: asked.kind, title, last: lastOf(asked.item, found) }];
  });
}

function lastOf(item: string, { earlier }: VisitRecord): OfficeEntry['last'] {
  const last = earlier.find((entry) => entry.item === item);
  return last ? { value: last.value, day: last.day } : null;
}
