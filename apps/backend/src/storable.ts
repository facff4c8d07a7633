/**
 * Whether Postgres can hold every text in a value: U+0000 and halves of surrogate pairs are text to JavaScript and JSON,
 * and none to it. Iterative, because the depth is the sender's choice.
 */
export function isStorable(value: unknown): boolean {
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string' && UNSTORABLE.test(next)) return false;
    if (typeof next === 'object' && next !== null) {
      for (const [key, child] of Object.entries(next)) pending.push(key, child);
    }
  }
  return true;
}

const UNSTORABLE = /\0|\p{Surrogate}/u;
