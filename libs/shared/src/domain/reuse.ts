import type { Row } from '../record/table';
import type { Tables } from '../record/tables';
import type { EntryValue } from './entry';
import type { TemplateItem } from './template';
import { vitals, type VitalCode } from './vitals';

type Visit = Row<Tables['visit']>;
type Entry = Row<Tables['visitEntry']>;
type PlanItem = Row<Tables['planItem']>;

const dayMs = 24 * 60 * 60 * 1000;

/** Days a task's outcome may be offered again. Vitals have their own, in the catalogue. */
export const taskReuseDays = 30;

/** One line of a visit's documentation: of its template, or a task of the client's own plan. */
export type VisitItem =
  | { item: string; kind: 'vital'; vital: VitalCode; required: boolean; together: boolean }
  | {
      item: string;
      kind: 'task';
      /** In the plan's words, or in both languages from the template. */
      title: string | { en: string; fr: string };
      detail: string | null;
      required: boolean;
      together: boolean;
      provenBy: VitalCode | null;
    }
  | { item: string; kind: 'note'; required: boolean };

export const taskItem = (planItemId: string): string => `task.${planItemId}`;

/** The items of a visit in order: its template's, and where the template has tasks, the tasks of the client's plan. */
export function itemsOf(template: Row<Tables['template']>, plan: readonly PlanItem[]): VisitItem[] {
  const fromPlan = plan
    .filter((line) => line.kind === 'task' && line.active)
    .filter(({ templates }) => templates.length === 0 || templates.includes(template.code))
    .sort((a, b) => a.position - b.position)
    .map(({ id, title, detail, together, provenBy }): VisitItem => ({
      ...{ item: taskItem(id), kind: 'task', title, detail, together, provenBy },
      required: true,
    }));
  return template.sections.flatMap(({ key, items }) => [
    ...items.map(fromTemplate),
    ...(key === 'tasks' ? fromPlan : []),
  ]);
}

const fromTemplate = (item: TemplateItem): VisitItem =>
  item.kind === 'task' ? { ...item, detail: null, provenBy: null } : item;

/** What an earlier visit says of an item. */
export interface Carried {
  value: EntryValue;
  /** The entry it stands in, and when it was recorded there (epoch milliseconds). */
  entryId: string;
  recordedAt: number;
  /** Older than its age limit: it is named, and not offered. */
  tooOld: boolean;
}

/**
 * The latest recorded value of each item from the client's earlier visits. Notes are never carried. A value that was
 * itself only reused is passed over, and so is why nothing was measured: the one somebody last measured or did counts,
 * with its age.
 * @param now epoch milliseconds
 */
export function carriedOver(
  visit: Pick<Visit, 'id'>,
  items: readonly VisitItem[],
  earlier: readonly Entry[],
  now: number,
): Map<string, Carried> {
  const carried = new Map<string, Carried>();
  for (const item of items) {
    if (item.kind === 'note') continue;
    const latest = earlier
      .filter((entry) => entry.item === item.item && entry.visitId !== visit.id)
      .filter(({ provenance, value }) => provenance !== 'reused' && value.kind !== 'unmeasured')
      .reduce<Entry | null>(
        (best, entry) => (best && best.recordedAt >= entry.recordedAt ? best : entry),
        null,
      );
    if (!latest) continue;
    const days = item.kind === 'vital' ? vitals[item.vital].reuseDays : taskReuseDays;
    const { id: entryId, value, recordedAt } = latest;
    carried.set(item.item, { value, entryId, recordedAt, tooOld: now - recordedAt > days * dayMs });
  }
  return carried;
}
