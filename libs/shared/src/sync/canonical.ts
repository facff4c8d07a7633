/**
 * The one spelling of a JSON value: keys sorted by code unit, no spaces, numbers as JSON writes them,
 * absent and undefined members left out (the rules of RFC 8785 for the values this protocol carries).
 * Throws TypeError for anything that is not JSON.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('Only finite numbers have a canonical form.');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`A ${typeof value} has no canonical form.`);
}

/**
 * Whether a JSON value has a canonical form that can be made without fear for the stack: at most `levels` lists and
 * objects within one another, and only finite numbers (`JSON.parse` makes Infinity of 1e999).
 */
export function hasCanonicalForm(value: unknown, levels: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((child) => hasCanonicalForm(child, levels - 1));
}
