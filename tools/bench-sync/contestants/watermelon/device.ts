import type { EntryValue } from '../../../../libs/shared/src/domain/entry';
import type { Column, ColumnType, Table } from '../../../../libs/shared/src/record/table';
import { tables, tablesOf } from '../../../../libs/shared/src/record/tables';
import { peer } from '../../peers';
import type { OpenDevice } from '../contestant';
import { plainTables } from '../plain/schema';
import { pull, push, type Changes } from './wire';

interface Model {
  _raw: Record<string, unknown>;
  _setRaw(column: string, value: unknown): void;
  prepareUpdate(change: (model: Model) => void): Model;
}

interface Collection {
  find(id: string): Promise<Model>;
  query(): { fetchCount(): Promise<number> };
}

interface Database {
  get(table: string): Collection;
  write<T>(work: () => Promise<T>): Promise<T>;
  batch(models: Model[]): Promise<void>;
}

const { Database, Model, appSchema, tableSchema } = peer<{
  Database: new (options: object) => Database;
  Model: new () => Model;
  appSchema(schema: object): object;
  tableSchema(schema: object): object;
}>('@nozbe/watermelondb');
const { default: LokiJSAdapter } = peer<{ default: new (options: object) => object }>(
  '@nozbe/watermelondb/adapters/lokijs',
);
const { synchronize } = peer<{
  synchronize(options: {
    database: Database;
    pullChanges(args: { lastPulledAt?: number }): Promise<{ changes: Changes; timestamp: number }>;
    pushChanges(args: { changes: Changes; lastPulledAt: number }): Promise<void>;
  }): Promise<void>;
}>('@nozbe/watermelondb/sync');

const types: Record<ColumnType, 'string' | 'number' | 'boolean'> = {
  ...{ id: 'string', text: 'string', day: 'string', json: 'string' },
  ...{ integer: 'number', real: 'number', instant: 'number', boolean: 'boolean' },
};

const columnOf = ([name, { type, nullable }]: [string, Column]) => ({
  ...{ name, type: types[type], isOptional: nullable },
  // What the phone's screens look rows up by.
  isIndexed: name === 'visitId' || name === 'streamId',
});

const schema = appSchema({
  version: 1,
  tables: plainTables.map((name) =>
    tableSchema({
      name,
      columns: [
        { name: 'streamId', type: 'string', isIndexed: true },
        ...Object.entries((tables[name] as Table).columns).map(columnOf),
      ],
    }),
  ),
});

const modelClasses = plainTables.map(
  (table) =>
    class extends Model {
      static table = table;
      static associations: object = {};
    },
);

export const open: OpenDevice = async (url, { personId }) => {
  const adapter = new LokiJSAdapter({ schema, useWebWorker: false, useIncrementalIndexedDB: true });
  const database = new Database({ adapter, modelClasses });
  const entries = database.get('visitEntry');
  return {
    sync: () =>
      synchronize({
        database,
        pullChanges: ({ lastPulledAt }) => pull(url, personId, lastPulledAt ?? null),
        pushChanges: ({ changes, lastPulledAt }) => push(url, personId, lastPulledAt, changes),
      }),
    edit: (edited) =>
      database.write(async () => {
        const found = await Promise.all(edited.map(({ id }) => entries.find(id)));
        await database.batch(
          found.map((model, index) =>
            model.prepareUpdate((entry) => entry._setRaw('value', JSON.stringify(edited[index]!.value))),
          ),
        );
      }),
    rows: async () => {
      const counts = tablesOf('client').map((table) => database.get(table).query().fetchCount());
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    },
    valueOf: async (id) => JSON.parse((await entries.find(id))._raw.value as string) as EntryValue,
    close: async () => undefined,
  };
};
