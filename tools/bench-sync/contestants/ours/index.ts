import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deviceToken } from '../../../../apps/backend/test/client';
import { asOwner } from '../../../../apps/backend/test/owner';
import type { EntryValue } from '../../../../libs/shared/src/domain/entry';
import { ensureBuilds } from '../../../local/build.mjs';
import { SERVER } from '../../../local/paths.mjs';
import { settle } from '../../database';
import { freePort, startServer } from '../../server-process';
import { agency, type Caregiver } from '../../world/world';
import type { Contestant, Office, Place } from '../contestant';
import { fill, grantOf } from './fill';
import { wire } from './wire';

/** The product: the built API as it ships, and the engine and the transport of the phone's app. */
export const ours: Contestant = {
  name: 'BerthCare',
  parts: ['cells', 'fleet', 'idle'],
  about: {
    server: 'PostgreSQL 15, commits wait for the disk; row security, audit and command log as in production',
    device: 'SQLite (WebAssembly), in memory',
  },
  device: { module: new URL('device.ts', import.meta.url).href },
  async open(place: Place): Promise<Office> {
    await ensureBuilds(['apps/backend']);
    const urls = await place.database('ours', true);
    await fill(urls.ownerUrl, place.world);
    await settle(urls.superUrl);
    const { caregivers } = place.world;
    const keys = new Map<string, string>();
    for (const { id } of caregivers) keys.set(id, await deviceToken(urls.ownerUrl, id));
    const objects = mkdtempSync(join(tmpdir(), 'bench-objects-'));
    const port = await freePort();
    const server = await startServer({
      command: [SERVER, 'api'],
      readyUrl: `http://127.0.0.1:${port}/readyz`,
      env: {
        ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port) },
        ...{
          PUBLIC_URL: `http://127.0.0.1:${port}`,
          AUTH_SECRET: 'a secret for tests, long enough for the rule',
        },
        ...{ DATABASE_URL: urls.apiUrl, AUTH_DATABASE_URL: urls.authUrl, STORAGE_FOLDER: objects },
      },
    });
    const granted = new Map<string, string>();
    return {
      port,
      pids: [server.pid],
      postgresPid: place.postgresPid,
      identityOf: ({ id }) => ({ personId: id, agencyId: agency.id, key: keys.get(id)! }),
      change: (entries) =>
        asOwner(urls.ownerUrl, (owner) =>
          owner.put(...entries.map((row) => ({ table: 'visitEntry' as const, row }))),
        ),
      give: (caregiver) =>
        asOwner(urls.ownerUrl, (owner) => {
          granted.set(caregiver.id, randomUUID());
          return owner.put(grant(caregiver, granted.get(caregiver.id)!, null));
        }),
      take: (caregiver) =>
        asOwner(urls.ownerUrl, (owner) =>
          owner.put(grant(caregiver, granted.get(caregiver.id)!, Date.now())),
        ),
      valueOf: (entryId) =>
        asOwner(urls.ownerUrl, async ({ rows }) => {
          const [row] = await rows<{ value: EntryValue }>('select value from app.visit_entry where id = $1', [
            entryId,
          ]);
          return row?.value ?? null;
        }),
      wire,
      async close() {
        await server.stop();
        rmSync(objects, { recursive: true, force: true });
      },
    };
  },
};

const grant = ({ id, spare }: Caregiver, holdingId: string, endedAt: number | null) =>
  grantOf(id, spare.id, holdingId, endedAt);
