import { base64url, fromBase64url } from '@berthcare/utils/base64url';
import { attempt } from '../attempt';
import type { Cipher } from '../ports';
import type { PhotoPorts } from './ports';
import { awayFrom, sealedFor, sealedForNobody, unseal, unsent } from './queue';

const suffix = '.away';

/** The file of a picture that only its author opens. */
const awayName = (id: string) => `${id}${suffix}`;

/** The picture of such a file; null for any other file. */
export const pictureOf = (name: string): string | null =>
  name.endsWith(suffix) ? name.slice(0, -suffix.length) : null;

type Ports = Pick<PhotoPorts, 'db' | 'files'>;

/**
 * Seals for their author what was not sent, beside the pictures themselves: those go with the sign-out, and an app that ends
 * between the two has lost nothing. Where one cannot be, such as for want of room, none is: nobody signs out then.
 */
export async function putPicturesAway({ db, files }: Ports, author: string, keeper: Cipher): Promise<void> {
  try {
    for (const { id } of await unsent(db)) {
      const bytes = await files.read(id);
      if (!bytes) continue;
      await files.write(awayName(id), await keeper.seal(base64url(bytes)));
      await db.batch([sealedFor(id, author)]);
    }
  } catch (error) {
    // The files follow in the next step, with all that nobody knows of.
    await attempt(() => db.batch([sealedForNobody]));
    throw error;
  }
}

/** The other way round, for all that the author's key opens. Done again after an app that ended within it. */
export async function givePicturesBack({ db, files }: Ports, author: string, keeper: Cipher): Promise<void> {
  for (const { id } of await awayFrom(db, author)) {
    const sealed = await files.read(awayName(id));
    const bytes = sealed && (await attempt(async () => fromBase64url(await keeper.open(sealed))));
    if (sealed && !bytes) continue;
    if (bytes) await files.write(id, bytes);
    await db.batch([unseal(id)]);
    await files.remove(awayName(id));
  }
}
