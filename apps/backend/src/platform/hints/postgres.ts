import { setTimeout as delay } from 'node:timers/promises';
import type { Client, Pool } from 'pg';
import type { Logger } from '../logging/logger';
import { connectClient, type DatabaseAccess } from '../postgres/access';
import { CHANNEL, decodeHint, encodeHint, type Hints } from './hints';
import { createListeners } from './listeners';

/** NOTIFY takes less than 8,000 bytes. */
const MAX_BYTES = 7_900;

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Hints by LISTEN and NOTIFY. One connection of its own listens, and is made anew when it breaks; what is
 * told meanwhile is lost, as hints may be. Resolves when it listens.
 */
export async function postgresHints(access: DatabaseAccess, pool: Pool, log: Logger): Promise<Hints> {
  const listeners = createListeners();
  const closed = new AbortController();
  let client: Client | undefined;

  const listen = async (): Promise<void> => {
    const next = await connectClient(access, {
      name: 'berthcare-hints',
      // `end` follows it.
      onError: (error) => log.warn({ event: 'hints.lost', error }, 'The connection for hints broke'),
    });
    next.on('notification', ({ payload = '' }) => listeners.tell(decodeHint(payload)));
    try {
      await next.query(`listen ${CHANNEL}`);
      closed.signal.throwIfAborted();
    } catch (error) {
      await next.end();
      throw error;
    }
    next.on('end', () => void listenAgain());
    client = next;
  };

  const listenAgain = async (): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; !closed.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        await delay(wait, undefined, { signal: closed.signal });
        await listen();
        return;
      } catch (error) {
        if (!closed.signal.aborted) log.warn({ event: 'hints.lost', error }, 'Still no connection for hints');
      }
    }
  };

  await listen();
  return {
    publish: async (streamIds) => {
      try {
        for (const message of encodeHint(streamIds, MAX_BYTES)) {
          await pool.query('select pg_notify($1, $2)', [CHANNEL, message]);
        }
      } catch (error) {
        log.warn({ event: 'hints.lost', error }, 'A hint could not be sent');
      }
    },
    subscribe: listeners.add,
    close: async () => {
      closed.abort();
      await client?.end();
    },
  };
}
