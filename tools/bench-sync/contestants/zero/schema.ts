import type { ColumnType, Table } from '../../../../libs/shared/src/record/table';
import { tables, type TableName } from '../../../../libs/shared/src/record/tables';
import { peerModule } from '../../peers';
import { plainTables } from '../plain/schema';

interface Column {
  optional(): Column;
}

interface TableBuilder {
  from(name: string): TableBuilder;
  columns(columns: Record<string, Column>): TableBuilder;
  primaryKey(...names: string[]): TableBuilder;
}

/** A query in Zero's own language. */
export interface Query {
  where(column: string, value: unknown): Query;
  where(column: string, operator: string, value: unknown): Query;
  whereExists(relation: string, narrow: (query: Query) => Query, options: { flip: boolean }): Query;
}

/** What the phone asks for, by name. */
export type Queries = Record<string, (args: object) => object>;

interface Zql {
  table(name: string): TableBuilder;
  string(): Column;
  number(): Column;
  boolean(): Column;
  json(): Column;
  relationships(table: TableBuilder, relate: (of: { many(relation: object): object }) => object): object;
  createSchema(parts: { tables: TableBuilder[]; relationships: object[] }): object;
  createBuilder(schema: object): Record<string, Query>;
  defineQuery(build: (given: { args: Record<string, string> }) => Query): object;
  defineQueries(queries: Record<string, object>): Queries;
}

const zql = await peerModule<Zql>('@rocicorp/zero');
const { string, number, boolean, json } = zql;

const columns: Record<ColumnType, () => Column> = {
  ...{ id: string, text: string, day: string, integer: number, real: number, instant: number },
  ...{ boolean, json },
};

const access = zql
  .table('access')
  .from('plain.access')
  .columns({ personId: string(), streamId: string(), held: boolean(), modified: number() })
  .primaryKey('personId', 'streamId');

const tableOf = (name: TableName): TableBuilder =>
  zql
    .table(name)
    .from(`plain.${name}`)
    .columns({
      ...{ id: string(), streamId: string() },
      ...Object.fromEntries(
        Object.entries((tables[name] as Table).columns).map(([column, { type, nullable }]) => [
          column,
          nullable ? columns[type]().optional() : columns[type](),
        ]),
      ),
    })
    .primaryKey('id');

const built = plainTables.map(tableOf);

export const schema = zql.createSchema({
  tables: [access, ...built],
  relationships: built.map((table) =>
    zql.relationships(table, ({ many }) => ({
      holders: many({ sourceField: ['streamId'], destField: ['streamId'], destSchema: access }),
    })),
  ),
});

const builder = zql.createBuilder(schema);

/** The rows of a table in the records that a person holds; the small side first, as its documentation advises. */
const heldBy = (table: TableName) =>
  zql.defineQuery(({ args: { person } }) =>
    builder[table]!.whereExists('holders', (query) => query.where('personId', person).where('held', true), {
      flip: true,
    }),
  );

/** `round` is another query each time: once it is answered, everything that was new before has come. */
export const queries = zql.defineQueries({
  ...Object.fromEntries(plainTables.map((table) => [table, heldBy(table)])),
  round: zql.defineQuery(({ args: { number } }) => builder.office!.where('name', '!=', `round ${number}`)),
});
