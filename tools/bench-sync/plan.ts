import type { LineName } from './counting/line';
import type { Part } from './contestants/contestant';
import type { Options } from './options';
import type { Sample } from './samples';

/** One round of one kind: everybody in turn, so that what slows the machine down slows all of them. */
export type Task =
  | { part: 'cells'; round: number; line: LineName; rows: number }
  | { part: 'fleet'; round: number; devices: number }
  | { part: 'idle'; round: number };

/** Over a bad line one size says what there is to say; more of it is more of the same waiting. */
const FAR_ROWS = 3000;

/** All that was asked for and is not there yet, round by round: what is cut short has measured a bit of everything. */
export function planOf(
  options: Options,
  partsOf: (contestant: string) => readonly Part[],
  done: readonly Sample[],
): Task[] {
  const rounds = Math.max(options.rounds, options.fleetRounds);
  const all = Array.from({ length: rounds }, (_, index) => tasksOf(options, index + 1)).flat();
  const lacks = (task: Task) => (contestant: string) =>
    partsOf(contestant).includes(task.part) && !done.some((sample) => isOf(sample, task, contestant));
  return all.filter((task) => options.contestants.some(lacks(task)));
}

function tasksOf({ parts, lines, sizes, rounds, fleets, fleetRounds }: Options, round: number): Task[] {
  const cells = lines.flatMap((line) =>
    sizes
      .filter((rows) => line === 'near' || rows === FAR_ROWS || sizes.length === 1)
      .map((rows): Task => ({ part: 'cells', round, line, rows })),
  );
  return [
    ...(parts.includes('cells') && round <= rounds ? cells : []),
    ...(parts.includes('fleet') && round <= fleetRounds
      ? fleets.map((devices): Task => ({ part: 'fleet', round, devices }))
      : []),
    ...(parts.includes('idle') && round === 1 ? [{ part: 'idle', round } as const] : []),
  ];
}

const isOf = (sample: Sample, task: Task, contestant: string): boolean =>
  sample.contestant === contestant &&
  Object.entries(task).every(([key, value]) => sample[key as keyof Sample] === value);

/** Who begins changes from round to round. */
export function turned<T>(list: readonly T[], round: number): T[] {
  const first = round % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
