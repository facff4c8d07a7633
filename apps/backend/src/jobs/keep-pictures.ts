import { findArrived, removeOrphans, type PictureKeeping } from '../features/photos';
import type { Logger } from '../platform/logging/logger';
import { HOUR_MS, repeatedly, type Repeating } from './repeatedly';
import { takeJob } from './take-job';

/** Looks for awaited pictures about every hour, and for those that nobody knows of once a day. */
async function keepPictures(keeping: PictureKeeping, log: Logger): Promise<void> {
  const { db } = keeping;
  if (await takeJob(db, 'pictures.find', '50 minutes')) {
    const found = await findArrived(keeping);
    const level = found.missing > 0 ? 'warn' : 'debug';
    log[level]({ event: 'pictures.found', ...found }, 'Awaited pictures were looked for');
  }
  if (await takeJob(db, 'pictures.remove', '1 day')) {
    const removed = await removeOrphans(keeping);
    log.debug({ event: 'pictures.removed', removed }, 'Pictures that nobody knows of are removed');
  }
}

/** Looks after the pictures: of all processes one does each work when its time has come. What fails is logged. */
export const startKeepingPictures = (keeping: PictureKeeping, log: Logger): Repeating => {
  const run = () =>
    keepPictures(keeping, log).catch((error: unknown) =>
      log.warn({ event: 'pictures.failed', error }, 'Pictures were not looked after'),
    );
  return repeatedly(run, HOUR_MS);
};
