import type { TableName } from '@berthcare/shared/record/tables';
import { groupHash, groupKey } from '@berthcare/shared/sync/groups';

/** Where somebody begins to write: a group of fields, and what they see there. */
export interface Beginning {
  table: TableName;
  id: string;
  group: string;
  /** With the group's columns, as the screen shows them; undefined where it shows none. */
  shown: { id: string } | undefined;
}

/** What the author of something saw, by group, as a command's basis says it. */
export type Saw = Record<string, string | null>;

/** What their author saw where they began. */
export const sawAt = (beginnings: readonly Beginning[]): Saw =>
  Object.fromEntries(
    beginnings.map(({ table, id, group, shown }) => [
      groupKey(table, id, group),
      groupHash(table, group, shown),
    ]),
  );
