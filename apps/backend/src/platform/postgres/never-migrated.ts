/** What a database answers that was never migrated: no such table, schema or function, no right to see it. */
const NEVER_MIGRATED = new Set(['42P01', '3F000', '42883', '42501']);

/** Whether an error says that migrations are missing. */
export const isNeverMigrated = (error: unknown): boolean =>
  NEVER_MIGRATED.has((error as { code?: string } | null)?.code ?? '');
