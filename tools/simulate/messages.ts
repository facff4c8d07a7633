/** A world to run. */
export interface Asked {
  seed: number;
  /** Null: as many as the seed says. */
  steps: number | null;
  /** Whether its story is told from the beginning, should it break a promise. */
  wholeStory: boolean;
}

/** What became of it. */
export interface Told {
  seed: number;
  /** How often each thing happened, by name. */
  counts: [name: string, times: number][];
  /** What is wrong and what happened, for people; null where all promises held. */
  broken: string | null;
}
