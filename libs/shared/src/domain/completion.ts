import type { Provenance } from './entry';
import type { Carried, VisitItem } from './reuse';

/** An item as it stands while the visit is being documented: written today, only carried over, or open. */
export interface ItemStanding {
  item: VisitItem;
  /** How today's entry came to be; null while there is none. */
  provenance: Provenance | null;
  carried: Carried | null;
}

/** What still stands between the record and its lock, in the order it is shown. */
export type Missing =
  /** Nothing is written, and nothing can be carried over. */
  | { kind: 'empty'; item: string }
  /** Only carried over: it wants a look. */
  | { kind: 'unconfirmed'; item: string }
  | { kind: 'signature' };

/** Lists what is missing; an empty list means the visit can be completed. */
export function missing(items: readonly ItemStanding[], needsSignature: boolean, signed: boolean): Missing[] {
  const open = items.flatMap(({ item, provenance, carried }): Missing[] => {
    const written = provenance !== null && provenance !== 'reused';
    if (written || !item.required) return [];
    const offered = carried !== null && !carried.tooOld;
    return [{ kind: offered ? 'unconfirmed' : 'empty', item: item.item }];
  });
  return needsSignature && !signed ? [...open, { kind: 'signature' }] : open;
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
