export interface Patience {
  /** How often to look. */
  everyMs: number;
  /** How many looks before giving up. */
  looks: number;
}

/** Waits for so many milliseconds. */
export type Sleep = (ms: number) => Promise<void>;

/**
 * Looks until there is an answer.
 * @returns the first answer that is not undefined; undefined when patience has ended
 */
export async function poll<Answer>(
  look: () => Promise<Answer | undefined>,
  { everyMs, looks }: Patience,
  sleep: Sleep,
): Promise<Answer | undefined> {
  for (let count = 0; count < looks; count += 1) {
    if (count > 0) await sleep(everyMs);
    const answer = await look();
    if (answer !== undefined) return answer;
  }
  return undefined;
}
