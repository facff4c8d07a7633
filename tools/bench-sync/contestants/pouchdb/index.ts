import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EntryValue } from '../../../../libs/shared/src/domain/entry';
import { freePort, startServer } from '../../server-process';
import { agency, type Caregiver } from '../../world/world';
import type { Contestant, Office } from '../contestant';
import { couch } from './couch';
import { databaseOf, documentOf, idOf, type Stored } from './documents';

/**
 * PouchDB on the phone, express-pouchdb as its server, one database a person: the way that community gives to show each
 * user their own documents. It keeps them in LevelDB: it is measured beside the others, not on the same storage.
 */
export const pouchdb: Contestant = {
  name: 'PouchDB',
  parts: ['cells', 'idle'],
  about: {
    server: 'express-pouchdb on LevelDB: no write waits for the disk, a power cut may lose the latest',
    device: 'PouchDB’s memory adapter, compacted as it goes',
  },
  device: { module: new URL('device.ts', import.meta.url).href },
  async open({ world }): Promise<Office> {
    const folder = mkdtempSync(join(tmpdir(), 'bench-pouchdb-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = await startServer({
      command: [fileURLToPath(new URL('server.ts', import.meta.url))],
      env: { PORT: String(port), FOLDER: folder, NODE_ENV: 'production' },
      readyUrl: url,
    });
    for (const { id, records } of world.caregivers) {
      const database = couch(url, databaseOf(id));
      await database.create();
      const rows = [...world.shared, ...records.flatMap((record) => record.rows)];
      await database.write(rows.map(documentOf));
    }
    const personOf = new Map(
      world.caregivers.flatMap(({ id, records }) => records.map((record) => [record.id, id] as const)),
    );
    const spare = async ({ id, spare: { rows } }: Caregiver, gone: boolean) => {
      const database = couch(url, databaseOf(id));
      const documents: Stored[] = rows.map(documentOf);
      await database.write(gone ? documents.map(({ _id }) => ({ _id, _deleted: true })) : documents);
    };
    let latest: Caregiver | undefined;
    return {
      port,
      pids: [server.pid],
      postgresPid: null,
      identityOf: (caregiver) => {
        latest = caregiver;
        return { personId: caregiver.id, agencyId: agency.id, key: caregiver.id };
      },
      change: async (entries) => {
        const person = personOf.get(entries[0]!.streamId)!;
        await couch(url, databaseOf(person)).write(
          entries.map((row) => documentOf({ table: 'visitEntry', row })),
        );
      },
      give: (caregiver) => spare(caregiver, false),
      take: (caregiver) => spare(caregiver, true),
      valueOf: async (entryId) => {
        const found = await couch(url, databaseOf(latest!.id)).read(idOf('visitEntry', entryId));
        return (found?.value ?? null) as EntryValue | null;
      },
      async close() {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
