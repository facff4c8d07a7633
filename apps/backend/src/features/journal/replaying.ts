import { ApiError } from '../../api-error';
import type { Reader } from '../../platform/postgres/transaction';
import { isReplayed } from './repository';

const SECONDS = 5;

/** What everybody is told until the journal has been replayed: a phone may be lost, a person gone, and not known as such here. */
export const replaying = (): ApiError => new ApiError('server.replaying', { retryAfterSeconds: SECONDS });

/** Throws `server.replaying` while this database may know less than the journal. */
export async function insistReplayed(db: Pick<Reader, 'query'>): Promise<void> {
  if (!(await isReplayed(db))) throw replaying();
}
