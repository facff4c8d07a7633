import type { Database, SqlValue } from '@berthcare/sync-client/database';
import { memoryDatabase } from '@berthcare/sync-client/testing/memory-database';

/** Another database with the same content, as a copied file would have it. */
export async function copyDatabase(from: Database): Promise<Database> {
  const to = await memoryDatabase();
  const objects = await from.query<{ type: string; name: string; sql: string }>(
    `select type, name, sql from sqlite_master
     where sql is not null and name not like 'sqlite_%' order by type = 'index'`,
  );
  for (const { sql } of objects) await to.exec(sql);
  for (const { name } of objects.filter(({ type }) => type === 'table')) {
    for (const row of await from.query<Record<string, SqlValue>>(`select * from "${name}"`)) {
      const columns = Object.keys(row);
      await to.exec(
        `insert into "${name}" (${columns.map((column) => `"${column}"`).join(', ')})
         values (${columns.map(() => '?').join(', ')})`,
        Object.values(row),
      );
    }
  }
  return to;
}
