import type { Chance } from './chance';

/** What may happen in one simulated world; drawn from its seed. */
export interface Climate {
  steps: number;
  pageRows: number;
  /** How often something goes wrong on the line, 0 to 1. */
  badness: number;
  /** How often a process dies while it works. */
  crashes: number;
  clones: boolean;
  restores: boolean;
  /** A restored server does not always notice that it was. */
  unnoticed: boolean;
  /** The server's database moves elsewhere, which begins another epoch. */
  moves: boolean;
  poison: boolean;
  /** People sign out, others come, and phones are withdrawn or lie lost for long. */
  handovers: boolean;
  /** Rows on the devices are lost or altered without anybody's doing. */
  decays: boolean;
}

export function climateOf(chance: Chance): Climate {
  return {
    steps: chance.between(15, 55),
    pageRows: chance.pick([6, 20, 2000]),
    badness: chance.pick([0, 0.2, 0.5]),
    crashes: chance.pick([0, 0.1, 0.3]),
    clones: chance.happens(0.3),
    restores: chance.happens(0.25),
    poison: chance.happens(0.1),
    moves: chance.happens(0.2),
    decays: chance.happens(0.15),
    unnoticed: chance.happens(0.5),
    handovers: chance.happens(0.4),
  };
}
