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
