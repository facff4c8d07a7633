import type { PhotoFiles } from '@berthcare/sync-client/photos/ports';
import { fileCipher } from './device-cipher';
import { keyedStore } from './keyed-store';
import { UnreadableError } from './sealing';

/**
 * Pictures on this device, sealed with its key. In the browser's database and not in its private files: there a page cannot
 * tell when what it wrote is on the disk. Null where the platform keeps none.
 */
export function photoFiles(): PhotoFiles | null {
  const store = keyedStore('berthcare.photos');
  return {
    write: async (name, bytes) => store.write(name, await (await fileCipher()).seal(bytes)),
    read: async (name) => {
      const sealed = await store.read<Uint8Array>(name);
      if (!sealed) return null;
      try {
        return await (await fileCipher()).open(sealed);
      } catch (error) {
        if (error instanceof UnreadableError) return null;
        throw error;
      }
    },
    remove: store.remove,
    names: store.names,
  };
}
