import type pg from 'pg';
import type { Aside, Desk } from '../../../apps/backend/test/simulation/office/act';
import { snakeCase } from '../../../apps/backend/src/platform/postgres/record-columns';
import { upsertsOf } from '../../../apps/backend/src/platform/postgres/record-rows';
import { tableNames, type TableName } from '../../../libs/shared/src/record/tables';
import { readTable, type Kept } from '../../../apps/backend/test/invariants/postgres-rows';

/** What the office sends to the API. */
export type Submit = Desk['submit'];

/**
 * The office's desk on a real database, in one transaction that holds every stream: what is read there is still so when
 * it is written. Commands go to the API, after it.
 */
export async function atDesk(
  pool: pg.Pool,
  submit: Submit,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  const commands: (() => Promise<void>)[] = [];
  let broken: Error | undefined;
  try {
    await client.query('begin; select from app.stream order by id for no key update');
    await work(await deskOn(client, (...command) => void commands.push(() => submit(...command))));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
  for (const send of commands) await send();
}

const setAside = `select c.id, c.stream_id as stream from app.command_log c
  left join app.later_outcome l on l.agency_id = c.agency_id and l.command_id = c.id
  where coalesce(l.outcome, c.outcome) in ('review', 'refused', 'held')
    and not exists (select from app.settlement s where s.id = c.id and not s.gone)
  order by c.id`;

async function deskOn(
  client: pg.PoolClient,
  submit: (...command: Parameters<Submit>) => void,
): Promise<Desk> {
  const record = new Map<TableName, Kept[]>();
  for (const name of tableNames) record.set(name, await readTable(client, name));
  const { rows: aside } = await client.query<Aside>(setAside);
  return {
    now: Date.now(),
    aside: () => aside,
    rows: (table) =>
      record
        .get(table)!
        .filter(({ gone }) => !gone)
        .map(({ row }) => row) as never,
    edit: async (changes) => {
      for (const { statement, values } of upsertsOf(changes)) await client.query({ ...statement, values });
    },
    erase: async (places) => {
      for (const { table, id } of places)
        await client.query(`update app.${snakeCase(table)} set gone = true where id = $1`, [id]);
    },
    submit: async (...command) => submit(...command),
  };
}
