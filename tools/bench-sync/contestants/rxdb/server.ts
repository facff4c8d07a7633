import type pg from 'pg';
import type { TableName } from '../../../../libs/shared/src/record/tables';
import { serveJson } from '../plain/express-app';
import { inTransaction, serverPool } from '../plain/pool';
import { columnsOf, plainTables, sqlName } from '../plain/schema';
import { upsert } from '../plain/statements';
import type { Document, Pulled, Written } from './wire';

const pool = serverPool();

type Found = Document & { seen: number };

const nilId = '00000000-0000-0000-0000-000000000000';

/**
 * The next documents of a table behind a checkpoint ($2, $3), in the order in which they changed for the person ($1). A
 * record that is given or taken away has all its documents change for them at that moment; a new phone needs nothing
 * of what is gone.
 */
function pageOf(table: TableName): { name: string; text: string } {
  const listed = columnsOf(table)
    .map((column) => `r.${column}`)
    .join(', ');
  const from = (seen: string) =>
    `select ${listed}, r."modified" as "updatedAt", ${seen} as "seen", r."gone" or not a."held" as "_deleted"
     from plain.access a join ${sqlName(table)} r on r."streamId" = a."streamId" where a."personId" = $1`;
  return {
    name: `page ${table}`,
    text: `select * from (
        ${from('r."modified"')} and a."held" and a."modified" < $2 and r."modified" >= $2
        union all
        ${from('greatest(r."modified", a."modified")')} and a."modified" >= $2
      ) found
      where ("seen", "id") > ($2::bigint, $3::uuid) and not ($2::bigint = 0 and "_deleted")
      order by "seen", "id" limit $4`,
  };
}

async function pull(table: TableName, query: Record<string, string>): Promise<Pulled> {
  const { person, seen = '0', id = nilId, limit } = query;
  const { rows } = await pool.query<Found>(pageOf(table), [person, seen, id, limit]);
  const last = rows.at(-1);
  return {
    documents: rows.map(({ seen: _seen, ...document }) => document as Document),
    checkpoint: last && { seen: last.seen, id: last.id },
  };
}

/** Writes what fits what is there; answers with what is there where it does not. */
async function push(table: TableName, person: string, rows: Written[]): Promise<Document[]> {
  return inTransaction(pool, 'write', async (client) => {
    const there = await masters(client, table, person, rows);
    const fits = ({ newDocumentState: { id }, assumedMasterState }: Written) =>
      there.get(id)?.updatedAt === assumedMasterState?.updatedAt;
    const fitting = rows.filter(fits).map(({ newDocumentState }) => newDocumentState);
    if (fitting.length > 0) await client.query(upsert(table), [JSON.stringify(fitting)]);
    return rows.filter((row) => !fits(row)).map(({ newDocumentState: { id } }) => there.get(id)!);
  });
}

async function masters(
  client: pg.PoolClient,
  table: TableName,
  person: string,
  rows: Written[],
): Promise<Map<string, Document>> {
  const { rows: found } = await client.query<Document>(
    `select r.*, r."modified" as "updatedAt", r."gone" as "_deleted"
     from ${sqlName(table)} r join plain.access a on a."streamId" = r."streamId" and a."personId" = $2 and a."held"
     where r."id" = any ($1) for update of r`,
    [rows.map(({ newDocumentState }) => newDocumentState.id), person],
  );
  return new Map(found.map((row) => [row.id, row]));
}

serveJson({
  get: Object.fromEntries(plainTables.map((table) => [`/${table}/pull`, ({ query }) => pull(table, query)])),
  post: Object.fromEntries(
    plainTables.map((table) => [
      `/${table}/push`,
      ({ query, body }) => push(table, query.person!, body as Written[]),
    ]),
  ),
});
