import type { Row } from '../record/table';
import type { Tables } from '../record/tables';
import { canonical } from '../sync/canonical';
import { unexplained } from './completion';
import { itemsOf } from './reuse';
import type { RecordShare } from './visit';

type Visit = Row<Tables['visit']>;
type Entry = Row<Tables['visitEntry']>;

/** More than this share of only reused entries is shown at completion and to the office. */
export const reusedShareLimit = 0.5;

/**
 * Days before a visit in which its vitals are compared with those of visits before: a value is offered again for seven
 * (vitals.ts), so what was copied twice running is no older. Phones hold visits for longer (limits.ts).
 */
export const comparedDays = 14;

/** Counts how each entry came to be; notes are always new and not counted. */
export function shareOf(entries: readonly Pick<Entry, 'kind' | 'provenance'>[]): RecordShare {
  const share: RecordShare = { changed: 0, confirmed: 0, reused: 0, new: 0 };
  for (const { kind, provenance } of entries) if (kind !== 'note') share[provenance] += 1;
  return share;
}

/** The part of the entries that nobody looked at, 0 to 1; 0 for no entries. */
export function reusedPart(share: RecordShare): number {
  const all = share.changed + share.confirmed + share.reused + share.new;
  return all === 0 ? 0 : share.reused / all;
}

type Sign = Pick<Entry, 'visitId' | 'item' | 'value'>;

const signs = (entries: readonly Sign[], visitId: string): string =>
  canonical(
    entries
      .filter((entry) => entry.visitId === visitId && entry.value.kind === 'vital')
      .map(({ item, value }): [string, unknown] => [item, value])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/**
 * Why a second person should look at the visit, as stable codes: `vitals.identical` when all its vitals equal those
 * of the two visits before (identical twice running, within `comparedDays`), `reuse.high` when too much was only carried over,
 * `vitals.unexplained` when a required vital has neither a value nor a reason.
 * @param completed visits of the client that are complete, of the visit's day and `comparedDays` before it
 * @param vitals vital entries of the client, of those days
 * @param template what the visit asks for; undefined where it is not known, which is no reason
 */
export function reviewReasons(
  visit: Visit,
  entries: readonly Entry[],
  completed: readonly Pick<Visit, 'id' | 'plannedStart'>[],
  vitals: readonly Sign[],
  template: Row<Tables['template']> | undefined,
): string[] {
  const reasons: string[] = [];
  const before = completed
    .filter((other) => other.id !== visit.id && other.plannedStart < visit.plannedStart)
    .sort((a, b) => b.plannedStart - a.plannedStart)
    .slice(0, 2);
  const today = signs(entries, visit.id);
  const identical = before.length === 2 && before.every((other) => signs(vitals, other.id) === today);
  if (today !== '[]' && identical) reasons.push('vitals.identical');
  if (reusedPart(shareOf(entries)) > reusedShareLimit) reasons.push('reuse.high');
  if (template && unexplained(itemsOf(template, []), entries).length > 0) reasons.push('vitals.unexplained');
  return reasons;
}
