import { randomUUID } from 'node:crypto';
import type { EntryValue } from '../../../../libs/shared/src/domain/entry';
import { tablesOf } from '../../../../libs/shared/src/record/tables';
import { peerModule } from '../../peers';
import type { OpenDevice } from '../contestant';
import { plainTables } from '../plain/schema';
import { queries, schema } from './schema';

interface Client {
  preload(query: object): { complete: Promise<void> };
  run(query: object): Promise<{ id: string; value?: EntryValue }[]>;
  close(): Promise<void>;
}

const { Zero } = await peerModule<{ Zero: new (options: object) => Client }>('@rocicorp/zero');

/** A client writes what it has into its store when it has had a second of rest. */
const KEPT_MS = 1_300;

/** An app that is opened, is up to date, and is closed again; its store stays. */
export const open: OpenDevice = async (url, { personId: person }) => {
  const storageKey = randomUUID();
  let client: Client | null = null;
  let round = 0;
  const connect = () =>
    new Zero({
      ...{
        cacheURL: url,
        userID: person,
        auth: person,
        storageKey,
        schema,
        kvStore: 'mem',
        logLevel: 'error',
      },
    });
  const leave = async () => {
    if (!client) return;
    await new Promise((done) => setTimeout(done, KEPT_MS));
    await client.close();
    client = null;
  };
  return {
    async sync() {
      round += 1;
      const here = (client ??= connect());
      const wanted = [
        ...plainTables.map((table) => queries[table]!({ person })),
        queries.round!({ number: String(round) }),
      ];
      await Promise.all(wanted.map((query) => here.preload(query).complete));
    },
    leave,
    edit: () => Promise.reject(new Error('Zero takes no edits without a network.')),
    async rows() {
      const found = await Promise.all(
        tablesOf('client').map((table) => client!.run(queries[table]!({ person }))),
      );
      return found.reduce((sum, rows) => sum + rows.length, 0);
    },
    async valueOf(id) {
      const rows = await client!.run(queries.visitEntry!({ person }));
      return rows.find((row) => row.id === id)?.value ?? null;
    },
    // It is connected for as long as it is open.
    live: async () => undefined,
    close: async () => void (await client?.close()),
  };
};
