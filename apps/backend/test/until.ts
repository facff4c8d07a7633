import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/** Asks until the answer is not undefined or false; throws when it never comes. */
export async function until<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`It never came about: ${ask.toString()}`);
    await delay(10);
  }
}
