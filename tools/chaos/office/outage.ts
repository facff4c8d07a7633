import pg from 'pg';

/** Classes of SQLSTATE that say that the server ended, or that the database or its logins are not there yet. */
const PASSING = new Set(['08', '28', '3D', '57']);

/** A server that is still reading its log. */
const READ_ONLY = '25006';

/** Whether an error says no more than that the database is away: it was killed. */
export function isOutage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError)
    return error.code === READ_ONLY || PASSING.has(error.code?.slice(0, 2) ?? '');
  const { code, message } = error as NodeJS.ErrnoException;
  return (
    /^E[A-Z]+$/.test(code ?? '') || /^Connection terminated|timeout exceeded|not queryable/.test(message)
  );
}
