import type { PhotoPorts } from './ports';
import { pictureOf } from './put-away';
import { done, forget, isSealed, keptPhoto } from './queue';

/**
 * Removes the pictures that need not be kept, and files that nobody knows of: left by an app that was ended between
 * writing one and noting it, or between forgetting one and removing it.
 * @param underWay names of files that are being written now
 */
export async function tidy({ db, files }: PhotoPorts, underWay: ReadonlySet<string>): Promise<void> {
  const gone = await done(db);
  if (gone.length > 0) await db.batch(gone.map(({ id }) => forget(id)));
  const isKnown = async (name: string) => {
    const away = pictureOf(name);
    return away === null ? (await keptPhoto(db, name)) !== null : isSealed(db, away);
  };
  for (const name of await files.names()) {
    // In this order: what is no longer under way is noted.
    if (!underWay.has(name) && !(await isKnown(name))) await files.remove(name);
  }
}
