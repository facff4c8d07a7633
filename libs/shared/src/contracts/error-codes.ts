/**
 * The API's error codes: stable, for programs. Every failed request answers
 * `{ error: { code, message, details?, requestId } }` with the status given here. The message is for
 * developers, in English; what a person reads is chosen by the client from the code.
 */
export const errorCodes = {
  /** The request does not have the documented shape. `details` names the fields, never their values. */
  'request.malformed': { status: 400, message: 'The request does not have the documented shape.' },
  /** The body is larger than the endpoint takes. */
  'request.too_large': { status: 413, message: 'The request is too large.' },
  /** The body is not JSON. */
  'request.unsupported_type': { status: 415, message: 'The body must be application/json.' },
  /** The body's Content-Encoding or character set is not one the server reads. */
  'request.unsupported_encoding': { status: 415, message: 'The encoding of the body is not supported.' },
  /** The path exists, with other methods: see the Allow header. */
  'request.method_not_allowed': { status: 405, message: 'This path does not take this method.' },
  /** Nothing here, or nothing that the asker may know of: the two are never told apart. */
  not_found: { status: 404, message: 'There is nothing here for you.' },
  /** No session, or one that is not known (any more). */
  'auth.required': { status: 401, message: 'Sign in first.' },
  /** The session has ended by time: a device signs a new challenge, a person signs in again. */
  'auth.session_expired': { status: 401, message: 'The session has expired.' },
  /** The office has revoked this device. */
  'auth.device_revoked': { status: 401, message: 'The office has revoked this device.' },
  /** E-mail and password, or a device's signature, do not open a session. Why is not said. */
  'auth.refused': { status: 401, message: 'This does not open a session.' },
  /** The person is known and may not do this. */
  'auth.forbidden': { status: 403, message: 'Your role does not allow this.' },
  /** A write with the office's cookie that does not come from the office's own pages. */
  'auth.foreign_origin': { status: 403, message: 'The request comes from another site.' },
  /** The activation code does not open anything: wrong, used, replaced or too old. Which is not said. */
  'activation.refused': { status: 401, message: 'This activation code is not valid.' },
  /** Too many tries: `Retry-After` says in how many seconds to come back. */
  'rate.limited': { status: 429, message: 'Too many tries; wait a moment.' },
  /** The server is starting, stopping, or has lost its database: try again. */
  'server.unavailable': { status: 503, message: 'The server cannot answer now; try again.' },
  /** More devices ask than the server can answer together: `Retry-After` says in how many seconds to come back. */
  'server.busy': { status: 503, message: 'The server is busy; come back a little later.' },
  /** The database was restored, and what was taken away since is being taken away again: `Retry-After` as above. */
  'server.replaying': { status: 503, message: 'The server was restored; come back in a moment.' },
  /** A fault of the server. `requestId` finds it in the log. */
  'server.error': { status: 500, message: 'Something went wrong on the server.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errorCodes;
