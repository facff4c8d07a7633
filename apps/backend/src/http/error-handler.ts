import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ErrorCode } from '@berthcare/shared/contracts/error-codes';
import type { ErrorBody } from '@berthcare/shared/contracts/errors';
import { ApiError } from '../api-error';
import type { Faults } from '../platform/faults/faults';
import type { Logger } from '../platform/logging/logger';
import { apiErrorFor } from './failure';

/** No faults: their line in the log is that of the request, with the code. */
const FOR_A_WHILE = new Set<ErrorCode>(['server.busy', 'server.replaying']);

export const notFound: RequestHandler = () => {
  throw new ApiError('not_found');
};

/** The one place where something thrown becomes an answer. Faults of the server are told, refusals are not. */
export function errorHandler(log: Logger, faults: Faults): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (thrown: unknown, _request, response, _next) => {
    const error = apiErrorFor(thrown);
    const requestId = response.locals['requestId'] as string;
    response.locals['errorCode'] = error.code;
    if (error.status >= 500 && !FOR_A_WHILE.has(error.code)) {
      const fault = { requestId, error: error.cause ?? error };
      log.error({ event: 'fault', ...fault }, 'A request failed');
      faults.tell({ ...fault, route: response.locals['route'] as string | undefined, code: error.code });
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error.retryAfterSeconds !== undefined) response.set('Retry-After', String(error.retryAfterSeconds));
    response.set('Cache-Control', 'no-store').status(error.status).json(bodyOf(error, requestId));
  };
}

export function bodyOf({ code, message, details }: ApiError, requestId: string): ErrorBody {
  return { error: { code, message, ...(details === undefined ? {} : { details }), requestId } };
}
