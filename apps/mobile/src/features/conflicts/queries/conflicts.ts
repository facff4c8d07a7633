import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import { vitalOf } from '../../visit/model/vital-item';
import type { VisitConflict } from '../model/conflict';

interface Asked {
  visitId: string;
  /** The reader. */
  personId: string;
  /** Whose visit it is. */
  assignedTo: string | null;
  titleOf: (item: string) => VisitConflict['title'];
}

/** What two people wrote differently of a visit, the undecided first. The visit's own caregiver may decide. */
export async function readConflicts(
  { db }: Device,
  { visitId, personId, assignedTo, titleOf }: Asked,
): Promise<VisitConflict[]> {
  const [conflicts, entries, staff] = await Promise.all([
    select(db, 'conflict', { visitId }),
    select(db, 'visitEntry', { visitId }),
    select(db, 'staff', {}),
  ]);
  const nameOf = (id: string | null) => staff.find((person) => person.id === id)?.name ?? '';
  return conflicts
    .sort(
      (a, b) => Number(a.state === 'decided') - Number(b.state === 'decided') || a.offeredAt - b.offeredAt,
    )
    .map((row) => {
      const { id, item, state, choice, decided, reason, decidedBy, decidedAt } = row;
      const entry = entries.find((one) => one.id === row.entryId);
      const then = { value: row.replaced ?? row.kept, author: nameOf(row.keptBy), at: row.keptAt };
      const now = { value: entry?.value ?? null, author: nameOf(entry?.recordedBy ?? null) };
      return {
        ...{ id, item, vital: vitalOf(item), title: titleOf(item) },
        kept: state === 'open' ? { ...now, at: entry?.recordedAt ?? null } : then,
        offered: { value: row.offered, author: nameOf(row.offeredBy), at: row.offeredAt },
        decision:
          choice === null || decidedAt === null
            ? null
            : { choice, value: decided, reason: reason ?? '', author: nameOf(decidedBy), at: decidedAt },
        mayDecide: state === 'open' && assignedTo === personId,
      };
    });
}
