import type { ColumnType, Table } from '../../../../libs/shared/src/record/table';
import { tables, tablesOf, type TableName } from '../../../../libs/shared/src/record/tables';

/** What phones hold besides the product's own bookkeeping of grants. */
export const plainTables: readonly TableName[] = [...tablesOf('agency'), ...tablesOf('client')];

const sqlTypes: Record<ColumnType, string> = {
  id: 'uuid',
  text: 'text',
  integer: 'integer',
  real: 'double precision',
  boolean: 'boolean',
  instant: 'bigint',
  day: 'text',
  json: 'jsonb',
};

export const sqlName = (table: string): string => `plain."${table}"`;

/** Declared columns with the two that every row has, quoted. */
export const columnsOf = (table: TableName): string[] => [
  '"id"',
  '"streamId"',
  ...Object.keys((tables[table] as Table).columns).map((column) => `"${column}"`),
];

const tableText = (name: TableName): string => {
  const columns = Object.entries((tables[name] as Table).columns).map(
    ([column, { type, nullable }]) => `"${column}" ${sqlTypes[type]}${nullable ? '' : ' not null'}`,
  );
  return `create table ${sqlName(name)} (
      "id" uuid primary key, "streamId" uuid not null, ${columns.join(', ')},
      "created" bigint not null, "modified" bigint not null, "gone" boolean not null default false
    );
    create index on ${sqlName(name)} ("streamId");
    create index on ${sqlName(name)} ("modified")`;
};

/**
 * The same rows in ordinary tables, for those who bring their own way of syncing: what was written when is told by one
 * counter, who holds which record stands in one table. No row security, no audit, no log: what they do not ask for.
 */
export const schemaText = [
  'create schema plain',
  'create sequence plain.modified',
  `create table plain.access (
      "personId" uuid not null, "streamId" uuid not null, "held" boolean not null, "modified" bigint not null,
      primary key ("personId", "streamId")
    )`,
  ...plainTables.map(tableText),
].join(';\n');
