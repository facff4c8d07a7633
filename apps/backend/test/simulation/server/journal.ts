import { put, type Change } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';

type Holding = Row<Tables['holding']>;

/** Grants that have ended, kept apart from the database: no restore takes an end back. */
export class Journal {
  private readonly ended = new Set<string>();

  hear(changes: readonly Change[]): void {
    for (const { table, row } of changes) {
      if (table !== 'holding') continue;
      if (row.endedAt === null) this.ended.delete(row.id);
      else this.ended.add(row.id);
    }
  }

  /** Running grants that have ended. */
  contradicted(holdings: readonly Holding[]): Holding[] {
    return holdings.filter(({ id, endedAt }) => endedAt === null && this.ended.has(id));
  }

  /** What ends them again. */
  replayed(holdings: readonly Holding[], now: number): Change[] {
    return this.contradicted(holdings).map((row) =>
      put('holding', { ...row, endedAt: Math.max(row.since, now) }),
    );
  }
}
