import { tableNames } from '@berthcare/shared/record/tables';
import type { Vector } from '@berthcare/shared/sync/wire';
import type { Sql } from './database';
import type { Meta } from './meta';

/** How far the device has each stream; 0 where it has some rows, but not all up to any version. */
export async function vectorOf(tx: Sql, { epoch, offered }: Meta): Promise<Vector> {
  const rows = await tx.query<{ id: string; cursor: number }>(
    'select id, coalesce(cursor, 0) as cursor from _stream order by id',
  );
  const ahead = offered && offered !== epoch ? await streamsAhead(tx) : [];
  return rows.map(({ id, cursor }) => [id, ahead.includes(id) ? 0 : cursor]);
}

/**
 * Streams with rows above their cursor, as the later pages of a reset bring them. In the epoch they are of they are right; whether
 * another has them nobody can tell by the cursor.
 */
async function streamsAhead(tx: Sql): Promise<string[]> {
  const above = tableNames.map(
    (name) =>
      `select s.id from "${name}" r join _stream s on s.id = r."streamId" where r."version" > s.cursor`,
  );
  return (await tx.query<{ id: string }>(above.join(' union '))).map(({ id }) => id);
}
