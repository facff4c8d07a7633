import { join } from 'node:path';
import { findArrived } from '../../../apps/backend/src/features/photos';
import { FOLDER, nameIn } from '../../../apps/backend/src/features/photos/picture';
import { openStore } from '../../../apps/backend/src/platform/storage/open';
import { testPool } from '../../../apps/backend/test/owner';
import type { LoginUrls } from '../../check/login-urls';

/** The folder of objects that all API processes of a run share; no restore of the database takes it back. */
export const objectsOf = (run: string): string => join(run, 'storage');

export const pictureId = (stream: string, sha256: string): string => `${stream}/${sha256}`;

/** What the worker does hourly: it looks for the pictures that the record awaits. */
export async function findPictures(run: string, { apiUrl }: LoginUrls): Promise<void> {
  const db = testPool(apiUrl, 1);
  try {
    const storage = await openStore({ folder: objectsOf(run) });
    // Phones ask by themselves: a hint has nobody to reach here.
    await findArrived({ db, storage, hint: () => undefined, clock: Date.now });
  } finally {
    await db.end();
  }
}

/** The pictures that are there, by `pictureId`. */
export async function storedPictures(run: string): Promise<ReadonlySet<string>> {
  const stored = new Set<string>();
  for await (const page of (await openStore({ folder: objectsOf(run) })).list(FOLDER))
    for (const { key } of page) {
      const { streamId, sha256 } = nameIn(key);
      stored.add(pictureId(streamId, sha256));
    }
  return stored;
}
