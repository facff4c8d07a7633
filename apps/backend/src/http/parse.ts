import type { z } from 'zod';
import { ApiError } from '../api-error';

type Place = 'params' | 'query' | 'body';

/**
 * The value as the schema declares it. Throws `request.malformed` naming what is wrong where: the names of
 * fields and the kind of problem, never a value.
 */
export function parse(place: Place, schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, code }) => ({
      field: [place, ...path.map(String)].join('.'),
      problem: code,
    }));
    throw new ApiError('request.malformed', { details: problems.slice(0, 20) });
  }
  if (hasUnstorableText(parsed.data)) throw new ApiError('request.malformed');
  return parsed.data;
}

/**
 * U+0000 and halves of surrogate pairs are text to JavaScript and JSON, and none to Postgres. Iterative,
 * because the depth is the sender's choice.
 */
function hasUnstorableText(value: unknown): boolean {
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string' && UNSTORABLE.test(next)) return true;
    if (typeof next === 'object' && next !== null) {
      for (const [key, child] of Object.entries(next)) pending.push(key, child);
    }
  }
  return false;
}

const UNSTORABLE = /\0|\p{Surrogate}/u;
