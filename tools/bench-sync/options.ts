import { parseArgs } from 'node:util';
import type { Part } from './contestants/contestant';
import type { LineName } from './counting/line';

export interface Options {
  contestants: string[];
  parts: Part[];
  sizes: number[];
  lines: LineName[];
  rounds: number;
  fleets: number[];
  fleetRounds: number;
  /** How long an idle device is watched. */
  idleSeconds: number;
  /** Nothing new is begun after so long; the next run goes on where this one stopped. */
  minutes: number;
  /** Files that are locked while a round is measured. */
  locks: string[];
  /** Forget what earlier runs measured. */
  fresh: boolean;
  /** Measure nothing: make the tables of what there is. */
  report: boolean;
  /** Put the tables into the published page, and the figures beside it. */
  publish: boolean;
}

export const USAGE = `pnpm bench:sync [options]

  --only ours,floor,...   contestants                           default: all that can run here
  --parts cells,fleet,idle                                      default: all
  --sizes 600,3000,20000  rows that a phone holds               default: these
  --lines near,far        loopback; 150 ms there and back, 1 % loss   default: both
  --rounds 9              of the cells                          default: 9
  --fleets 100,1000       devices at once                       default: these
  --fleet-rounds 3        of the fleets                         default: 3
  --idle-seconds 600      how long an idle device is watched    default: 600
  --minutes 30            begins nothing new after so long; run it again, and it goes on   default: 30
  --locks FILE,...        files to lock while a round is measured, where others use the machine (flock)
  --fresh                 forgets what earlier runs measured
  --report                measures nothing, prints the tables of what was measured
  --publish               puts them into project-documentation/sync-benchmark.md
  --help                  this text`;

const text = (standard: string) => ({ type: 'string', default: standard }) as const;
const flag = { type: 'boolean', default: false } as const;

const list = (words: string): string[] => words.split(',').filter(Boolean);

function oneOf<Word extends string>(words: string, known: readonly Word[], option: string): Word[] {
  return list(words).map((word) => {
    const found = known.find((each) => each === word);
    if (found === undefined) throw new Error(`--${option} knows ${known.join(', ')}, not ${word}.`);
    return found;
  });
}

function numbers(words: string, option: string): number[] {
  return list(words).map((word) => {
    if (!/^[1-9]\d{0,6}$/.test(word)) throw new Error(`--${option} needs whole numbers, not ${word}.`);
    return Number(word);
  });
}

/** @throws with one line that says which word is wrong; null where only the usage was asked for */
export function readOptions(words: readonly string[], known: readonly string[]): Options | null {
  const { values } = parseArgs({
    // pnpm hands the -- that separates its own flags on.
    args: words.filter((word) => word !== '--'),
    options: {
      ...{ only: text(known.join(',')), parts: text('cells,fleet,idle'), sizes: text('600,3000,20000') },
      ...{ lines: text('near,far'), rounds: text('9'), fleets: text('100,1000'), 'fleet-rounds': text('3') },
      ...{ 'idle-seconds': text('600'), minutes: text('30'), locks: text('') },
      ...{ fresh: flag, report: flag, publish: flag, help: flag },
    },
  });
  if (values.help) return null;
  const one = (option: 'rounds' | 'fleet-rounds' | 'idle-seconds' | 'minutes') =>
    numbers(values[option], option)[0]!;
  return {
    contestants: oneOf(values.only, known, 'only'),
    parts: oneOf(values.parts, ['cells', 'fleet', 'idle'], 'parts'),
    sizes: numbers(values.sizes, 'sizes'),
    lines: oneOf(values.lines, ['near', 'far'], 'lines'),
    rounds: one('rounds'),
    fleets: numbers(values.fleets, 'fleets'),
    fleetRounds: one('fleet-rounds'),
    idleSeconds: one('idle-seconds'),
    minutes: one('minutes'),
    locks: list(values.locks),
    ...{ fresh: values.fresh, report: values.report, publish: values.publish },
  };
}
