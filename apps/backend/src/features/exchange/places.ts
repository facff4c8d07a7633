/** Who comes when the line is full is told when to come again: each for a place of their own, as quickly as the line moves. */
export interface Places {
  /** A work has ended. @param waiting whether others waited for it */
  ended(waiting: boolean): void;
  /** Promises the next place that is free. @returns after how many seconds to come */
  promise(): number;
}

/** Before a line has moved: about what an exchange takes. What an earlier rush took says nothing of the next. */
const FIRST_GUESS_MS = 10;
/** One ended work in so many makes up the pace. */
const OVER = 16;
/** A stall counts as so many times the pace at most: it sends nobody far away once it is over. */
const STALL = 8;
/** Nobody is sent further away: places are promised to phones that may never come. */
const FURTHEST_MS = 90_000;
/** A phone waits as long as it is told, and up to half as long again, by chance: the last of them is to be in time. */
const PHONES_ADD = 1.5;

/** @param now milliseconds. @param random 0 to 1, evenly */
export function createPlaces(now: () => number, random: () => number): Places {
  let pace = FIRST_GUESS_MS;
  let lastEnd: number | null = null;
  let promised = 0;
  return {
    ended(waiting) {
      const at = now();
      if (lastEnd !== null) pace += (Math.min(at - lastEnd, STALL * pace) - pace) / OVER;
      lastEnd = waiting ? at : null;
      if (!waiting) pace = FIRST_GUESS_MS;
    },
    promise() {
      const at = now();
      promised = Math.min(Math.max(promised, at) + pace, at + FURTHEST_MS);
      const seconds = (promised - at) / 1000 / PHONES_ADD;
      // Whole seconds are all that the header can say: by chance up or down, so that no second is everybody's.
      return Math.max(1, Math.floor(seconds + random()));
    },
  };
}
