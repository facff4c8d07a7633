import { prune, type Journal } from '../features/journal';
import type { Logger } from '../platform/logging/logger';
import { HOUR_MS, repeatedly, type Repeating } from './repeatedly';
import { takeJob } from './take-job';

async function pruneJournal({ db, storage }: Journal, log: Logger): Promise<void> {
  if (!(await takeJob(db, 'journal.prune', '1 day'))) return;
  const removed = await prune(storage, Date.now());
  log.debug({ event: 'journal.pruned', removed }, 'What every backup has by now is out of the journal');
}

/** Once a day one of all processes does it. */
export const startPruningJournal = (journal: Journal, log: Logger): Repeating => {
  const run = () =>
    pruneJournal(journal, log).catch((error: unknown) =>
      log.warn({ event: 'journal.failed', error }, 'The journal was not pruned'),
    );
  return repeatedly(run, HOUR_MS);
};
