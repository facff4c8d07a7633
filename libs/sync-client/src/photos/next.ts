import { anotherRound, nothingMore, type RoundResult } from '../take';

/** What became of one picture. `skipped`: there is nothing to do for it now; `failed`: that may be this picture's fault alone. */
export type Tried = RoundResult | 'skipped' | 'failed';

export interface Turn {
  /** Those that failed in this run of the app, the latest last; kept by `next`. */
  failed: Set<string>;
  /** False: the others, each in turn; true: the one that failed longest ago, and no more than it. */
  again: boolean;
  /** Whether another may be begun. */
  goesOn(): boolean;
}

/** Does something for the next picture for which it can be done. One that fails, or throws, holds up no other. */
export async function next(
  ids: readonly string[],
  { failed, again, goesOn }: Turn,
  tryOne: (id: string) => Promise<Tried>,
): Promise<RoundResult | 'failed'> {
  const turn = again ? [...failed].filter((id) => ids.includes(id)) : ids.filter((id) => !failed.has(id));
  let someFailed = false;
  for (const id of turn) {
    if (!goesOn()) return anotherRound;
    failed.delete(id);
    const tried = await tryOne(id).catch((): Tried => 'failed');
    if (tried === 'skipped') continue;
    if (tried !== 'failed') return tried;
    failed.add(id);
    someFailed = true;
    if (again) break;
  }
  return someFailed ? 'failed' : nothingMore;
}
