/**
 * What went wrong, in terms a caller can act on:
 * `constraint` a rule of the table forbids the row; `full` no room is left on the device; `damaged` the file is
 * not a database, or is a broken one; `io` the device failed to read or write; `closed` the database or the
 * transaction is over; `unavailable` this platform offers no durable storage; `other` everything else, such as
 * wrong SQL.
 */
export type DatabaseFault = 'constraint' | 'full' | 'damaged' | 'io' | 'closed' | 'unavailable' | 'other';

/** Every driver rejects with this error. Its message names tables and columns, never their values. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    readonly fault: DatabaseFault,
    message: string,
  ) {
    super(message);
  }
}

/** Names the fault behind one of SQLite's result codes, extended or not (https://sqlite.org/rescode.html). */
export function faultOfResultCode(code: number): DatabaseFault {
  switch (code & 0xff) {
    case 19:
      return 'constraint';
    case 13:
      return 'full';
    case 11:
    case 26:
      return 'damaged';
    case 10:
    case 14:
      return 'io';
    default:
      return 'other';
  }
}
