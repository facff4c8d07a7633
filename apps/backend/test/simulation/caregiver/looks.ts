import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { Sql } from '@berthcare/sync-client/database';
import { select } from '@berthcare/sync-client/records';

/**
 * What somebody on a phone has before them: each visit's items as its screen said when they last came to it, and their own words
 * since. Rows that a page brought meanwhile are not on it.
 */
export class Looks {
  /** By visit, and by entry. */
  private readonly screens = new Map<string, Map<string, EntryValue>>();

  constructor(private readonly storage: Sql) {}

  /** They leave the screen of a visit: whoever comes back to it sees what the rows say then. */
  leave(visitId: string): void {
    this.screens.delete(visitId);
  }

  /** The app ends, or the phone goes to somebody else. */
  leaveAll(): void {
    this.screens.clear();
  }

  /** Whether the screen of a visit has been open for a while, and may say something else than the rows. */
  isOpen(visitId: string): boolean {
    return this.screens.has(visitId);
  }

  /** What the screen of a visit says of its items, by entry. */
  async at(visitId: string): Promise<ReadonlyMap<string, EntryValue>> {
    const open = this.screens.get(visitId);
    if (open) return open;
    const rows = await select(this.storage, 'visitEntry', { visitId });
    const screen = new Map(rows.map(({ id, value }) => [id, value]));
    this.screens.set(visitId, screen);
    return screen;
  }

  /** Their own words are on the screen at once, whatever the rows say of them. */
  wrote(visitId: string, entry: string, value: EntryValue): void {
    this.screens.get(visitId)?.set(entry, value);
  }
}
