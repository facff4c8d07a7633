import type { Column, ColumnType, Table } from '@berthcare/shared/record/table';
import { tableNames, tables } from '@berthcare/shared/record/tables';
import { shortHash } from '@berthcare/shared/sync/hash';
import type { Sql, SqlValue, Statement } from './database';

const sqlTypes: Record<ColumnType, string> = {
  id: 'text',
  text: 'text',
  integer: 'integer',
  real: 'real',
  boolean: 'integer',
  instant: 'integer',
  day: 'text',
  json: 'text',
};

/** The columns of a synced table on the device, in order. */
export const deviceColumns = (table: Table): string[] => [
  'id',
  'streamId',
  'version',
  ...Object.keys(table.columns),
];

function createTable(name: string, table: Table): string[] {
  const columns = Object.entries(table.columns).map(
    ([column, { type, nullable }]) => `"${column}" ${sqlTypes[type]}${nullable ? '' : ' not null'}`,
  );
  return [
    `create table if not exists "${name}" ("id" text primary key, "streamId" text not null,
       "version" integer not null, ${columns.join(', ')}) strict, without rowid`,
    `create index if not exists "${name}_by_stream" on "${name}" ("streamId")`,
    ...table.indexes.map(
      (on) =>
        `create index if not exists "${name}_by_${on.join('_')}" on "${name}" (${on.map((c) => `"${c}"`).join(', ')})`,
    ),
  ];
}

/** What the engine keeps for itself; its names begin with an underscore, as no synced table's does. */
const engine = [
  // What the app that made the tables had declared.
  `create table if not exists _schema (one integer primary key, declared text not null) strict`,
  `create table if not exists _meta (key text primary key, value text not null) strict, without rowid`,
  // How far the device has each stream it holds; a null cursor: its first pages are still coming.
  `create table if not exists _stream (id text primary key, kind text not null, cursor integer) strict, without rowid`,
  // Rows that pages of a reset have brought; what the last page has not seen goes.
  `create table if not exists _seen (streamId text not null, tbl text not null, id text not null,
     primary key (streamId, tbl, id)) strict, without rowid`,
  // Streams whose rows here are not what the office counted; since when sending them anew has been in vain.
  `create table if not exists _mismatch (streamId text primary key, repeatedAt integer) strict, without rowid`,
  // The confirmed form of rows that pending commands have changed; null: there was none.
  `create table if not exists _shadow (tbl text not null, id text not null, streamId text not null, row text,
     primary key (tbl, id)) strict, without rowid`,
  `create index if not exists _shadow_by_stream on _shadow (streamId)`,
  // The blobs come last: who scans for what is unanswered must not walk through what was written.
  `create table if not exists _outbox (
     ord integer primary key autoincrement,
     id text not null unique,
     incarnation text not null,
     seq integer not null,
     hash text not null,
     type text not null,
     v integer not null,
     streamId text not null,
     author text not null,
     at integer not null,
     skew integer not null,
     subject text not null,
     bytes integer not null,
     sentAt integer,
     outcome text,
     reason text,
     version integer,
     receivedAt integer,
     settled integer not null default 0,
     body blob not null,
     image blob not null,
     -- Put away: what only the office opens, in place of the body; that is its author's then, or empty.
     box text
   ) strict`,
  `create index if not exists _outbox_by_subject on _outbox (subject)`,
  `create index if not exists _outbox_waiting on _outbox (ord) where outcome is null`,
  `create index if not exists _outbox_by_seq on _outbox (incarnation, seq)`,
  `create index if not exists _outbox_open on _outbox (streamId, ord) where settled = 0`,
  `create table if not exists _draft (key text primary key, streamId text, subject text not null,
     section text not null, saw text not null, body blob not null, at integer not null) strict, without rowid`,
  `create index if not exists _draft_by_subject on _draft (subject)`,
  // Pictures whose files are on the device; away: sealed for its author, who has left.
  `create table if not exists _photo (id text primary key, streamId text not null, subject text not null,
     draft text, command text, state text not null, author text) strict, without rowid`,
  `create index if not exists _photo_by_subject on _photo (subject)`,
  `create index if not exists _photo_by_draft on _photo (draft) where draft is not null`,
  // Drafts of which no command could be made, sealed for their author, who has left.
  `create table if not exists _kept_draft (ord integer primary key, author text not null, key text not null,
     streamId text, subject text not null, section text not null, saw text not null, at integer not null,
     body blob not null) strict`,
  // Whose work is on this device though somebody else has it, or nobody: each with a count of their own.
  `create table if not exists _left (author text primary key, why text not null, at integer not null,
     incarnation text not null, lastSeq integer not null, epoch text, askedAt integer) strict, without rowid`,
];

/** Makes every table that is missing. */
export const createTables = (): Statement[] =>
  [...engine, ...tableNames.flatMap((name) => createTable(name, tables[name]))].map((sql) => ({ sql }));

/** What the engine's own tables have had since a later version of the app. */
const later = [
  { table: '_outbox', column: 'box' },
  { table: '_draft', column: 'streamId' },
  { table: '_photo', column: 'author' },
];

/** Gives the engine's tables of an older app the columns that they lack. */
export async function widenTables(db: Sql): Promise<void> {
  for (const { table, column } of later) {
    const lacks = `exists (select 1 from pragma_table_info('${table}')) and
      not exists (select 1 from pragma_table_info('${table}') where name = '${column}')`;
    const [row] = await db.query<{ lacks: number }>(`select ${lacks} as lacks`);
    if (row!.lacks) await db.exec(`alter table ${table} add column ${column} text`);
  }
}

let known: string | undefined;

/** Stands for everything that decides what the database holds: the statements that make its tables, and their meaning. */
const declared = (): string => (known ??= shortHash([createTables(), tables]));

/** Whether this very app prepared the database: then there is nothing to make, and nothing to adopt. */
export async function hasTables(db: Sql): Promise<boolean> {
  try {
    return (await db.query('select 1 from _schema where declared = ?', [declared()])).length > 0;
  } catch {
    // No such table: the database is empty, or an older app's.
    return false;
  }
}

/** To be written when the tables are as declared, and not before. */
export const rememberTables = (): Statement => ({
  sql: 'insert or replace into _schema (one, declared) values (1, ?)',
  params: [declared()],
});

/** What stands in a column that the device has not pulled yet. */
export const blank = ({ type, nullable }: Column): SqlValue => {
  if (nullable) return null;
  if (type === 'json') return 'null';
  return sqlTypes[type] === 'text' ? '' : 0;
};

/** Brings the tables of an older app to the declared columns; what they hold stays until it is pulled again. */
export async function rebuildTables(tx: Sql): Promise<void> {
  for (const name of tableNames) {
    const table: Table = tables[name];
    const present = await tx.query<{ name: string }>('select name from pragma_table_info(?)', [name]);
    const has = new Set(present.map((column) => column.name));
    const columns = deviceColumns(table);
    if (has.size === 0) continue;
    if (has.size === columns.length && columns.every((column) => has.has(column))) continue;

    const indexes = await tx.query<{ name: string }>(
      `select name from sqlite_master where type = 'index' and tbl_name = ? and sql is not null`,
      [name],
    );
    const values = columns.map((column) => (has.has(column) ? `"${column}"` : '?'));
    const blanks = columns.flatMap((column) => (has.has(column) ? [] : [blank(table.columns[column]!)]));
    await tx.batch([
      ...indexes.map((index) => ({ sql: `drop index "${index.name}"` })),
      { sql: `alter table "${name}" rename to "_old_${name}"` },
      ...createTable(name, table).map((sql) => ({ sql })),
      { sql: `insert into "${name}" select ${values.join(', ')} from "_old_${name}"`, params: blanks },
      { sql: `drop table "_old_${name}"` },
    ]);
  }
}
