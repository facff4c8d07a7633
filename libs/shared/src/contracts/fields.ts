import { z } from 'zod';

export { id } from '../domain/id';

/** A point in time: whole milliseconds since 1970 UTC. */
export const instant = z.int().nonnegative();

export const locale = z.enum(['en', 'fr']);

/** One line that a person typed: trimmed, not empty, not absurdly long. */
export const line = z.string().trim().min(1).max(200);
