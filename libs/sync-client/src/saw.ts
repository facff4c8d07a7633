import type { TableName } from '@berthcare/shared/record/tables';
import { groupHash, groupKey } from '@berthcare/shared/sync/groups';

/** A group of fields that somebody writes over, and what they see there as they begin to. */
export interface Target {
  table: TableName;
  id: string;
  group: string;
  /** With the group's columns, as the screen shows them; undefined where it shows none. */
  shown: { id: string } | undefined;
}

/** What the author of something saw, by group, as a command's basis says it. */
export type Saw = Record<string, string | null>;

/** What somebody sees where they write. */
export const sawIn = (targets: readonly Target[]): Saw =>
  Object.fromEntries(
    targets.map(({ table, id, group, shown }) => [
      groupKey(table, id, group),
      groupHash(table, group, shown),
    ]),
  );
