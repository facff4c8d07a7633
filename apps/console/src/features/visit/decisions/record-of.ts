import type { OfficeConflict, OfficeEntry, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import { canonical } from '@berthcare/shared/sync/canonical';

interface InRecord {
  entry: OfficeEntry | undefined;
  /** What the record says of the contested item now; null for nothing. */
  value: EntryValue | null;
  /** Whether it said something else when the other value came. */
  moved: boolean;
}

export function recordOf(visit: OfficeVisit, { entryId, kept }: OfficeConflict): InRecord {
  const entry = visit.entries.find(({ id }) => id === entryId);
  const value = entry?.value ?? null;
  return { entry, value, moved: canonical(value) !== canonical(kept.value) };
}
