import { join } from 'node:path';
import { findArrived } from '../../../apps/backend/src/features/photos';
import { FOLDER, nameIn } from '../../../apps/backend/src/features/photos/picture';
import { openStore } from '../../../apps/backend/src/platform/storage/open';
import { testPool } from '../../../apps/backend/test/owner';
import type { LoginUrls } from '../../check/login-urls';

/** The folder of objects that all API processes of a run share; no restore of the database takes it back. */
export const objectsOf = (run: string): string => join(run, 'storage');

const idOf = (stream: string, sha256: string): string => `${stream}/${sha256}`;

/** What the worker does hourly: it looks for the pictures that the record awaits. */
export async function findPictures(run: string, { apiUrl }: LoginUrls): Promise<void> {
  const db = testPool(apiUrl, 1);
  try {
    await findArrived({ db, storage: await openStore({ folder: objectsOf(run) }), clock: Date.now });
  } finally {
    await db.end();
  }
}

/** Tells which pictures are there, by record and hash. */
export async function storedPictures(run: string): Promise<(stream: string, sha256: string) => boolean> {
  const stored = new Set<string>();
  for await (const page of (await openStore({ folder: objectsOf(run) })).list(FOLDER))
    for (const { key } of page) {
      const { streamId, sha256 } = nameIn(key);
      stored.add(idOf(streamId, sha256));
    }
  return (stream, sha256) => stored.has(idOf(stream, sha256));
}
