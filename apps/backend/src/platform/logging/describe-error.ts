import { framesOf } from '@berthcare/shared/reporting/frames';

/** What the log may say of an error: where and of which kind, never with which values. */
export interface ErrorDescription {
  type: string;
  code?: string;
  /** Only of errors whose messages cannot hold what somebody wrote. */
  message?: string;
  /** The frames, without the message that a stack begins with. */
  stack?: string;
  /** Names of the database's objects. */
  table?: string;
  constraint?: string;
  column?: string;
  cause?: ErrorDescription;
}

const MAX_CAUSES = 4;

/**
 * Messages of these classes of SQLSTATE speak of connections, rights, SQL text and the names in it; those
 * of others may quote a row ("invalid input syntax for type uuid: ...").
 */
const TELLING_CLASSES = new Set(['08', '28', '3D', '42', '53', '55', '57', 'P0']);

/** Marks an error class of ours whose messages are written by us, without values. */
export interface SafeMessage {
  readonly safeMessage: true;
}

/** Describes whatever was thrown. Messages of foreign errors are left out: JSON.parse, for one, quotes its input. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error };
  const fields = error as Error & Record<string, unknown>;
  const description: ErrorDescription = { type: error.name };
  for (const name of ['code', 'table', 'constraint', 'column'] as const) {
    const value = fields[name];
    if (typeof value === 'string') description[name] = value;
  }
  if (fields['safeMessage'] === true || tellsNoValues(error, description.code)) {
    description.message = error.message;
  }
  const frames = (framesOf(error).match(/^ {4}at .*:\d+:\d+\)?$/gm) ?? []).join('\n');
  if (frames !== '') description.stack = frames;
  if (error.cause !== undefined && depth < MAX_CAUSES) {
    description.cause = describeError(error.cause, depth + 1);
  }
  return description;
}

function tellsNoValues(error: Error, code: string | undefined): boolean {
  const isDatabaseError = code !== undefined && 'severity' in error && 'routine' in error;
  if (isDatabaseError) return TELLING_CLASSES.has(code.slice(0, 2));
  // A system error (ECONNREFUSED and the like) names its call and address.
  return 'syscall' in error && code !== undefined;
}
