import { z } from 'zod';

/** The address of a server, with one of the schemes. */
export function address(...schemes: string[]) {
  const problem = `must be an address like ${schemes[0]}://host`;
  return z.string().refine((text) => {
    const protocol = URL.canParse(text) ? new URL(text).protocol : '';
    return schemes.some((scheme) => protocol === `${scheme}:`);
  }, problem);
}

/** A whole number within bounds, written in digits. */
export function whole(min: number, max: number) {
  const problem = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, problem)
    .transform(Number)
    .refine((value) => value >= min && value <= max, problem);
}

export function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values, `must be one of ${values.join(', ')}`);
}
