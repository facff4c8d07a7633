import { findWork, keepDue, replay, type Journal } from '../features/journal';
import type { Logger } from '../platform/logging/logger';
import { repeatedly, type Repeating } from './repeatedly';

/** So long a right may be taken away before the store knows, and phones wait for a replay that nothing hinders. */
const PAUSE_MS = 2_000;

/** Replays, where it must be; then tells the store what is due: a restored database may not know what the store does. */
export async function keepJournal(journal: Journal, log: Logger): Promise<void> {
  const { due, unreplayed } = await findWork(journal.db);
  if (unreplayed !== null) {
    const taken = await replay(journal, unreplayed);
    log.warn(
      { event: 'journal.replayed', taken },
      'What was taken away since the backup is taken away again',
    );
  }
  if (due) await keepDue(journal);
}

/** Every process may: what one tells the others leave alone, and replaying twice is as good as once. */
export const startKeepingJournal = (journal: Journal, log: Logger): Repeating => {
  const run = () =>
    keepJournal(journal, log).catch((error: unknown) =>
      log.warn({ event: 'journal.failed', error }, 'The journal was not kept'),
    );
  return repeatedly(run, PAUSE_MS);
};
