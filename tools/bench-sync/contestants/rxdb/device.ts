import { randomUUID } from 'node:crypto';
import type { EntryValue } from '../../../../libs/shared/src/domain/entry';
import type { ColumnType, Table } from '../../../../libs/shared/src/record/table';
import { tables, tablesOf, type TableName } from '../../../../libs/shared/src/record/tables';
import { peerModule } from '../../peers';
import type { OpenDevice } from '../contestant';
import { plainTables } from '../plain/schema';
import { BATCH, pull, push, type Checkpoint, type Written } from './wire';

interface RxDocument {
  toJSON(): Record<string, unknown>;
  patch(change: object): Promise<RxDocument>;
}

interface Collection {
  findOne(id: string): { exec(): Promise<RxDocument | null> };
  count(): { exec(): Promise<number> };
}

interface Database {
  addCollections(collections: Record<string, { schema: object }>): Promise<Record<string, Collection>>;
  close(): Promise<unknown>;
}

const { createRxDatabase } = await peerModule<{ createRxDatabase(options: object): Promise<Database> }>(
  'rxdb',
);
const { getRxStorageMemory } = await peerModule<{ getRxStorageMemory(): object }>(
  'rxdb/plugins/storage-memory',
);
const { replicateRxCollection } = await peerModule<{
  replicateRxCollection(options: {
    collection: Collection;
    replicationIdentifier: string;
    live: boolean;
    pull: { batchSize: number; handler(checkpoint: Checkpoint | undefined, limit: number): Promise<object> };
    push: { handler(rows: Written[]): Promise<object[]> };
  }): {
    awaitInitialReplication(): Promise<void>;
    cancel(): Promise<void>;
    error$: { subscribe(listen: (error: Error) => void): void };
  };
}>('rxdb/plugins/replication');

const types: Record<ColumnType, string[]> = {
  ...{ id: ['string'], text: ['string'], day: ['string'], boolean: ['boolean'], json: ['object', 'array'] },
  ...{ integer: ['number'], real: ['number'], instant: ['number'] },
};

function schemaOf(table: TableName): object {
  const columns = Object.entries((tables[table] as Table).columns);
  const typed = columns.map(([name, { type, nullable }]): [string, object] => [
    name,
    { type: nullable ? [...types[type], 'null'] : types[type] },
  ]);
  const key = { type: 'string', maxLength: 36 };
  // What the phone's screens look rows up by.
  const indexed = columns.some(([name]) => name === 'visitId') ? ['visitId', 'streamId'] : ['streamId'];
  return {
    ...{ version: 0, primaryKey: 'id', type: 'object', indexes: indexed },
    properties: {
      ...Object.fromEntries(typed),
      ...{ id: key, updatedAt: { type: 'number' } },
      ...Object.fromEntries(indexed.map((name) => [name, key])),
    },
    required: ['id', ...indexed],
  };
}

/** Without a licence it has 16 collections open, those being closed included: tables of which nobody here has a row are left out. */
const unused: readonly TableName[] = ['photo', 'settlement'];
const isUsed = (table: TableName): boolean => !unused.includes(table);
const used = plainTables.filter(isUsed);

export const open: OpenDevice = async (url, { personId }) => {
  const database = await createRxDatabase({
    ...{ name: `bench-${randomUUID()}`, storage: getRxStorageMemory(), multiInstance: false },
  });
  const collections = await database.addCollections(
    Object.fromEntries(used.map((table) => [table.toLowerCase(), { schema: schemaOf(table) }])),
  );
  const collectionOf = (table: TableName): Collection => collections[table.toLowerCase()]!;
  const entries = collectionOf('visitEntry');

  /** One run of a collection's replication, up and down, from its checkpoints on. */
  async function replicate(table: TableName): Promise<void> {
    const state = replicateRxCollection({
      ...{ collection: collectionOf(table), replicationIdentifier: 'bench', live: false },
      pull: {
        batchSize: BATCH,
        handler: (checkpoint, limit) => pull(url, personId, table, checkpoint, limit),
      },
      push: { handler: (rows) => push(url, personId, table, rows) },
    });
    const failed = new Promise<never>((_, reject) => state.error$.subscribe(reject));
    await Promise.race([state.awaitInitialReplication(), failed]);
    await state.cancel();
  }
  return {
    sync: async () => void (await Promise.all(used.map(replicate))),
    edit: async (edited) => {
      for (const { id, value } of edited) await (await entries.findOne(id).exec())!.patch({ value });
    },
    rows: async () => {
      const counts = tablesOf('client')
        .filter(isUsed)
        .map((table) => collectionOf(table).count().exec());
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    },
    valueOf: async (id) => ((await entries.findOne(id).exec())?.toJSON().value ?? null) as EntryValue | null,
    close: async () => void (await database.close()),
  };
};
