import { inflateSync, strFromU8, strToU8 } from 'fflate';
import { dictionary } from '@berthcare/shared/sync/dictionary';

const preset = strToU8(dictionary);

/** The text that was deflated with the dictionary. Rejects where the bytes are broken. */
export const inflate = async (deflated: ArrayBuffer): Promise<string> =>
  strFromU8(inflateSync(new Uint8Array(deflated), { dictionary: preset }));
