type Path = (string | number)[];

/** Values of another type, size or kind than whatever stands in a request. */
const odd: unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  'x'.repeat(5_000),
  'null\u0000byte',
  'half a pair \ud800',
  '1; drop table app.person',
  '../../etc/passwd',
  [],
  {},
  { $gt: '' },
  [[[[[[]]]]]],
];

/** Copies of a body with one value replaced, removed or added. */
export function mutationsOf(body: unknown): unknown[] {
  const replaced = odd.flatMap((value) => replacements(body, value));
  const removed = pathsOf(body).map((path) => withValue(body, path, undefined));
  const added = isObject(body)
    ? [
        { ...body, unknown: 1 },
        { ...body, ['__proto__x']: {} },
      ]
    : [];
  return [...replaced, ...removed, ...added];
}

/** Copies of a body with the value in each place of it. */
export const replacements = (body: unknown, value: unknown): unknown[] =>
  pathsOf(body).map((path) => withValue(body, path, value));

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (!isObject(value)) return [path];
  return [path, ...Object.keys(value).flatMap((key) => pathsOf(value[key], [...path, key]))];
}

function withValue(body: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(body) as Record<string, unknown>;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
