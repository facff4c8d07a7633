import type { TableName } from '../../../../libs/shared/src/record/tables';
import { columnsOf, sqlName } from './schema';

const listed = (table: TableName): string =>
  columnsOf(table)
    .map((column) => `r.${column}`)
    .join(', ');

/** Every row of a table that the person of `$1` holds. */
export const heldRows = (table: TableName): string => `
  select ${listed(table)}, r."created", r."modified" as "seen"
  from ${sqlName(table)} r join plain.access a on a."streamId" = r."streamId"
  where a."personId" = $1 and a."held" and not r."gone"`;

/**
 * What the person of `$1` has not seen since `$2`: rows written since in records they hold, and all rows of records that
 * were given to them or taken from them since. `seen` is when it changed for them, `lost` whether it is to go.
 */
export const changedRows = (table: TableName): string => `
  select ${listed(table)}, r."created", r."modified" as "seen", r."gone" as "lost", false as "arrived"
  from ${sqlName(table)} r join plain.access a on a."streamId" = r."streamId"
  where a."personId" = $1 and a."held" and r."modified" > $2
  union all
  select ${listed(table)}, r."created", greatest(r."modified", a."modified"), r."gone" or not a."held", true
  from plain.access a join ${sqlName(table)} r on r."streamId" = a."streamId"
  where a."personId" = $1 and a."modified" > $2 and (not a."held" or r."modified" <= $2)`;

/** Writes the rows of the JSON array `$1`, whole, at the counter's next value. */
export function upsert(table: TableName): string {
  const columns = columnsOf(table);
  const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  return `
    insert into ${sqlName(table)} as r (${columns.join(', ')}, "created", "modified")
    select ${columns.join(', ')}, at, at
    from jsonb_populate_recordset(null::${sqlName(table)}, $1::jsonb), (select nextval('plain.modified') as at) now
    on conflict ("id") do update set ${updates.join(', ')}, "modified" = excluded."modified"`;
}
