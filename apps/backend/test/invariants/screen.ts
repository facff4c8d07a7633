import { tableNames, type TableName } from '@berthcare/shared/record/tables';
import type { Sql } from '@berthcare/sync-client/database';
import { rowKey, textsOfRows } from './row-text';

/** What a device shows: the texts of all its rows, by `rowKey`. Looks again only at tables that changed. */
export class Screen {
  private readonly texts = new Map<string, string>();
  private readonly ids = new Map<TableName, string[]>();

  /** @param changed the tables that changed since it was last asked; all of them, where nobody keeps count */
  constructor(
    private readonly storage: Sql,
    private readonly changed: () => readonly string[] = () => tableNames,
  ) {}

  /** The same map each time: it says what is shown until it is asked for again. */
  async look(): Promise<ReadonlyMap<string, string>> {
    const changed = new Set(this.changed());
    const again = tableNames.filter((table) => changed.has(table) || !this.ids.has(table));
    for (const [table, rows] of await textsOfRows(this.storage, again)) {
      for (const id of this.ids.get(table) ?? []) this.texts.delete(rowKey(table, id));
      for (const [id, text] of rows) this.texts.set(rowKey(table, id), text);
      this.ids.set(table, [...rows.keys()]);
    }
    return this.texts;
  }
}
