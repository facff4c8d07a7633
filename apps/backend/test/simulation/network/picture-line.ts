import type { PhotoTransport } from '@berthcare/sync-client/photos/ports';
import type { Actor } from '../../../src/sync/store';
import type { Chance } from '../chance';
import type { Pictures } from '../server/pictures';

interface Around {
  chance: Chance;
  /** How bad the line is, 0 to 1; 1: nothing passes. */
  badness: () => number;
  pictures: Pictures;
}

/** What carries a device's pictures: beside the line of its exchanges, and as bad. */
export function pictureLine(actor: () => Actor, { chance, badness, pictures }: Around): PhotoTransport {
  const fails = () => chance.happens(badness());
  const failure = () =>
    chance.pick([
      { kind: 'offline' },
      { kind: 'offline' },
      { kind: 'signed_out' },
      { kind: 'busy', retryAfterMs: 1000 },
      { kind: 'failed' },
    ] as const);
  return {
    ask: async (id) => {
      if (fails()) return failure();
      const standing = await pictures.ask(actor(), id);
      return fails() ? { kind: 'offline' } : standing;
    },
    send: async ({ url }, bytes) => {
      if (fails()) return false;
      pictures.take(url, bytes);
      return !fails();
    },
    fetch: async (id) => (fails() ? failure() : pictures.fetch(id)),
  };
}
