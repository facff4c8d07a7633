import { errorCodes, type ErrorCode } from '@berthcare/shared/contracts/error-codes';

export interface ApiErrorOptions {
  /** For programs; no value that somebody sent is ever in it. */
  details?: unknown;
  /** Answered as `Retry-After`, in whole seconds. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A refusal that the caller is told: its code decides status and message (contracts/errors.ts). */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly safeMessage = true;
  readonly status: number;
  readonly details: unknown;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    { details, retryAfterSeconds, cause }: ApiErrorOptions = {},
  ) {
    super(errorCodes[code].message, { cause });
    this.status = errorCodes[code].status;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
