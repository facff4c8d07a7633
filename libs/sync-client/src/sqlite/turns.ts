export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** One piece of work at a time, in the order asked for; one that fails lets the next begin. */
export function turns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
