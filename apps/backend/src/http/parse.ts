import type { z } from 'zod';
import { ApiError } from '../api-error';
import { isStorable } from '../storable';

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
  if (!isStorable(parsed.data)) throw new ApiError('request.malformed');
  return parsed.data;
}
