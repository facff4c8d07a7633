import { ApiError } from '../../api-error';

const SECONDS = 5;

/** What phones are told until the journal has been replayed: one of them may be lost, and not known as such here. */
export const replaying = (): ApiError => new ApiError('server.replaying', { retryAfterSeconds: SECONDS });
