import { randomUUID } from 'node:crypto';
import type { EntryValue } from '../../../../libs/shared/src/domain/entry';
import { phoneFetch } from '../../device/phone-fetch';
import { peer } from '../../peers';
import type { OpenDevice } from '../contestant';
import { databaseOf, idOf, isOfRecord, type Stored } from './documents';

interface Syncing extends Promise<unknown> {
  cancel(): void;
  catch: Promise<unknown>['catch'];
}

interface Database {
  sync(remote: Database, options: object): Syncing;
  allDocs(options: object): Promise<{ rows: { id: string; doc: Stored }[] }>;
  bulkDocs(documents: Stored[]): Promise<unknown>;
  get(id: string): Promise<Stored>;
  destroy(): Promise<void>;
}

const PouchDB = peer<{ plugin(plugin: unknown): new (name: string, options: object) => Database }>(
  'pouchdb',
).plugin(peer('pouchdb-adapter-memory'));

/** Documents in one batch; the default of 100 is for large ones. */
const BATCH = 1000;

export const open: OpenDevice = async (url, { personId }) => {
  const local = new PouchDB(randomUUID(), { adapter: 'memory', auto_compaction: true });
  // As in a browser: its fetch keeps connections open.
  const remote = new PouchDB(`${url}/${databaseOf(personId)}`, { skip_setup: true, fetch: phoneFetch });
  let live: Syncing | null = null;
  return {
    sync: async () => void (await local.sync(remote, { batch_size: BATCH })),
    edit: async (entries) => {
      const keys = entries.map(({ id }) => idOf('visitEntry', id));
      const { rows } = await local.allDocs({ keys, include_docs: true });
      await local.bulkDocs(rows.map(({ doc }, index) => ({ ...doc, value: entries[index]!.value })));
    },
    rows: async () => (await local.allDocs({})).rows.filter(({ id }) => isOfRecord(id)).length,
    valueOf: async (id) => (await local.get(idOf('visitEntry', id))).value as EntryValue,
    live: async () => {
      live = local.sync(remote, { live: true, retry: true, batch_size: BATCH });
      live.catch(() => undefined);
    },
    close: async () => {
      live?.cancel();
      await local.destroy();
    },
  };
};
