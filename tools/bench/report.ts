import { loadavg } from 'node:os';
import { figuresOf, type Figures } from './figures';

/** The lines of a run, printed as they come. */
export interface Report {
  title(words: string): void;
  /** Milliseconds, in a line: how often, median, 95th percentile, least, most. */
  times(name: string, values: readonly number[], aim?: Aim): Figures;
  /** How many times slower the one is than what it is compared with. */
  ratio(name: string, of: Figures, to: Figures): void;
  line(words: string): void;
  row(name: string, ...cells: (string | number)[]): void;
}

/** Milliseconds that one of the figures should stay under. */
interface Aim {
  under: number;
  at: 'median' | 'p95';
}

const NAME_WIDTH = 58;
const CELL_WIDTH = 10;

const cell = (value: string | number) =>
  (typeof value === 'number' ? shown(value) : value).padStart(CELL_WIDTH);
const shown = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);

export function report(): Report {
  const print = (words: string) => console.log(words);
  const row = (name: string, ...cells: (string | number)[]) =>
    print(`  ${name.padEnd(NAME_WIDTH)}${cells.map(cell).join('')}`);
  return {
    title: (words) => print(`\n${words}   [load ${loadavg()[0]!.toFixed(1)}]`),
    times(name, values, aim) {
      const figures = figuresOf(values);
      const { count, median, p95, least, most } = figures;
      row(name, count, median, p95, least, most, aim ? verdict(figures, aim) : '');
      return figures;
    },
    ratio: (name, of, to) =>
      row(name, '', `x${(of.median / to.median).toFixed(2)}`, `x${(of.p95 / to.p95).toFixed(2)}`),
    line: (words) => print(`  ${words}`),
    row,
  };
}

const verdict = (figures: Figures, { under, at }: Aim) =>
  `  ${figures[at] < under ? 'reached' : 'MISSED'}: ${at} < ${under} ms`;

/** The heads of what `times` prints. */
export const timeHeads = ['n', 'median', 'p95', 'least', 'most'] as const;
