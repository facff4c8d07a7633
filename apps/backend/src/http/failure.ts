import { ApiError } from '../api-error';

/** Text that Postgres cannot hold, or a number or day beyond its types: the sender's fault. */
const REFUSED_VALUES = new Set(['22003', '22007', '22008', '22021', '22P05']);

/** No connection to be had, or it broke; or its password has just been changed. */
const UNREACHABLE_CLASSES = new Set(['08', '28', '3D', '53', '57']);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT']);

interface Fields {
  code?: unknown;
  status?: unknown;
  type?: unknown;
  message?: unknown;
}

/** What the caller is told of whatever was thrown: an ApiError, always. */
export function apiErrorFor(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const { code, status, type, message } = (error ?? {}) as Fields;
  if (typeof status === 'number' && status >= 400 && status < 500) return requestError(status, type, error);
  if (typeof code === 'string') {
    if (REFUSED_VALUES.has(code)) return new ApiError('request.malformed', { cause: error });
    if (UNREACHABLE.has(code) || UNREACHABLE_CLASSES.has(code.slice(0, 2))) {
      return new ApiError('server.unavailable', { cause: error, retryAfterSeconds: 5 });
    }
  }
  if (typeof message === 'string' && POOL_TIMEOUT.test(message)) {
    return new ApiError('server.unavailable', { cause: error, retryAfterSeconds: 5 });
  }
  return new ApiError('server.error', { cause: error });
}

/** node-postgres gives these no code. */
const POOL_TIMEOUT =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Express and its body parser say what a request did wrong by status and type. */
function requestError(status: number, type: unknown, cause: unknown): ApiError {
  if (status === 413) return new ApiError('request.too_large', { cause });
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new ApiError('request.unsupported_encoding', { cause });
  }
  return new ApiError('request.malformed', { cause });
}
