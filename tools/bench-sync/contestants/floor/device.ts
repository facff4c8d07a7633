import type { Table } from '../../../../libs/shared/src/record/table';
import { tables, tablesOf, type TableName } from '../../../../libs/shared/src/record/tables';
import { deviceColumns, createTables } from '../../../../libs/sync-client/src/schema';
import { fromCell, toCell } from '../../../../libs/sync-client/src/records';
import { memoryEngine } from '../../../../libs/sync-client/src/testing/memory-database';
import type { EntryValue } from '../../../../libs/shared/src/domain/entry';
import { phoneFetch } from '../../device/phone-fetch';
import type { OpenDevice } from '../contestant';
import { plainTables } from '../plain/schema';
import { rowsSince, type Answer } from './wire';

/** The app's own tables and indexes, written to without anything in between. */
export const open: OpenDevice = async (url, { personId }) => {
  const db = await memoryEngine();
  for (const { sql } of createTables()) db.exec(sql);
  let at = 0;
  let edits: object[] = [];
  return {
    async sync() {
      if (edits.length > 0) {
        await phoneFetch(`${url}/rows`, { method: 'POST', body: JSON.stringify(edits) });
        edits = [];
      }
      const answer = await rowsSince(url, personId, at);
      db.exec('begin');
      for (const table of plainTables) insert(table, answer);
      db.exec('commit');
      at = answer.at;
    },
    async edit(entries) {
      for (const entry of entries) {
        db.exec('update "visitEntry" set "value" = ? where "id" = ?', [
          JSON.stringify(entry.value),
          entry.id,
        ]);
        edits.push(entry);
      }
    },
    rows: async () =>
      tablesOf('client').reduce(
        (sum, table) => sum + Number(db.query(`select count(*) as count from "${table}"`)[0]!.count),
        0,
      ),
    valueOf: async (id) => {
      const [row] = db.query('select "value" from "visitEntry" where "id" = ?', [id]);
      return row ? (fromCell('json', row.value ?? null) as EntryValue) : null;
    },
    close: async () => db.close(),
  };

  function insert(table: TableName, answer: Answer): void {
    const columns = Object.entries((tables[table] as Table).columns);
    const names = deviceColumns(tables[table]);
    const sql = `insert or replace into "${table}" (${names.map((name) => `"${name}"`).join(', ')})
      values (${names.map(() => '?').join(', ')})`;
    for (const row of answer[table] ?? []) {
      if (typeof row === 'string') db.exec(`delete from "${table}" where "id" = ?`, [row]);
      else {
        const cells = columns.map(([name, { type }]) => toCell(type, row[name]));
        db.exec(sql, [row.id as string, row.streamId as string, row.seen as number, ...cells]);
      }
    }
  }
};
