export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>;

export interface SharedTurns {
  /** Waits for all that was asked for before, and everything after it waits for it. */
  alone: TakeTurn;
  /** Waits for what asked to be alone before; begins beside those that asked for the same just before. */
  together: TakeTurn;
}

/** Turns in the order asked for, where some may be taken side by side. */
export function sharedTurns(): SharedTurns {
  let everything: Promise<unknown> = Promise.resolve();
  /** What those who are together wait for; null where the last to ask is alone. */
  let before: Promise<unknown> | null = null;
  return {
    alone(work) {
      const turn = everything.then(work);
      everything = turn.catch(() => undefined);
      before = null;
      return turn;
    },
    together(work) {
      before ??= everything;
      const turn = before.then(work);
      everything = Promise.all([everything, turn.catch(() => undefined)]);
      return turn;
    },
  };
}

/** One piece of work at a time, in the order asked for; one that fails lets the next begin. */
export function turns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
