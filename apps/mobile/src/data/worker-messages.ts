import type { SqlValue, Statement } from '@berthcare/sync-client/database';
import type { DatabaseFault } from '@berthcare/sync-client/sqlite/database-error';

/** What the page asks of the database worker; it answers in order, one answer a question. */
export type WorkerCall =
  | { call: 'open'; name: string }
  | { call: 'exec'; sql: string; params?: readonly SqlValue[] | undefined }
  | { call: 'query'; sql: string; params?: readonly SqlValue[] | undefined }
  | { call: 'batch'; statements: readonly Statement[] }
  | { call: 'close' };

export type WorkerQuestion = WorkerCall & { id: number };

export type WorkerAnswer =
  { id: number; value: unknown } | { id: number; fault: DatabaseFault; message: string };
