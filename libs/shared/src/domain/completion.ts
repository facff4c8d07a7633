import type { Provenance } from './entry';
import type { Carried, VisitItem } from './reuse';

/** An item as it stands while the visit is being documented: written today, only carried over, or open. */
export interface ItemStanding {
  item: VisitItem;
  /** How today's entry came to be; null while there is none. */
  provenance: Provenance | null;
  carried: Carried | null;
}

/** A value carried over that one may confirm together with others: it needs no look of its own. */
export const mayConfirmTogether = (
  { item, provenance, carried }: ItemStanding,
  deservesALook: boolean,
): boolean =>
  item.kind !== 'note' &&
  item.together &&
  !deservesALook &&
  carried !== null &&
  !carried.tooOld &&
  (provenance === null || provenance === 'reused');

/**
 * The required vitals that have neither a value nor a reason why there is none: the record may not stay silent about
 * them. Whoever documents can always give one or the other, so no visit is impossible to complete; a completion that
 * comes without (from an older app, say) is taken all the same and goes to a second person.
 * @param written the visit's entries
 */
export function unexplained<Item extends Pick<VisitItem, 'item' | 'kind' | 'required'>>(
  items: readonly Item[],
  written: readonly { item: string }[],
): Item[] {
  const known = new Set(written.map(({ item }) => item));
  return items.filter(({ item, kind, required }) => kind === 'vital' && required && !known.has(item));
}
