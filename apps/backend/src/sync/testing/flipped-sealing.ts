import { flippedKey, openFlipped } from '@berthcare/sync-client/testing/flipped-box';
import type { Sealing } from '../sealing';

/** Opens what test devices seal. */
export const flippedSealing: Sealing = { publicKey: async () => flippedKey, open: openFlipped };
