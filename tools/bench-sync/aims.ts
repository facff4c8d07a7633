import { titleOf } from './contestants/contestants';
import { figuresOf, ratioOf } from './figures';
import type { CellSample, Sample } from './samples';
import { bytes, duration, table } from './words';

interface Aim {
  what: string;
  aim: string;
  /** Null where it was not measured. */
  measured: { shown: string; reached: boolean } | null;
}

/** What was aimed at, and whether it was reached; then where a peer was quicker. */
export function aims(all: readonly Sample[]): string[] {
  const near = all.filter((sample) => sample.part === 'cells').filter(({ line }) => line === 'near');
  const of = (contestant: string, rows: number, cell: string) =>
    near.filter((sample) => sample.contestant === contestant && sample.rows === rows && sample.cell === cell);
  const rounds = (list: readonly CellSample[], value: (sample: CellSample) => number) =>
    new Map(list.map((sample) => [sample.round, value(sample)]));
  const down = ({ traffic }: CellSample) => traffic.down.bodies;

  const ours = of('ours', 3000, 'cold');
  const floor = of('floor', 3000, 'cold');
  const time = ratioOf(
    rounds(ours, ({ ms }) => ms),
    rounds(floor, ({ ms }) => ms),
  );
  const size = ratioOf(rounds(ours, down), rounds(floor, down));
  const quiet = of('ours', 3000, 'no change');
  const delta = of('ours', 3000, '1 change');
  const cells = race(near);
  const lost = cells.filter(({ quicker }) => quicker.length > 0);
  const list: Aim[] = [
    {
      what: '3,000 rows, cold: time, times the floor',
      aim: 'at most 1.5',
      measured: time && { shown: time.median.toFixed(2), reached: time.median <= 1.5 },
    },
    {
      what: '3,000 rows, cold: bytes, times gzipped row JSON (the floor’s)',
      aim: 'at most 0.73',
      measured: size && { shown: size.median.toFixed(2), reached: size.median <= 0.73 },
    },
    {
      what: 'no change: processor time of the API',
      aim: 'at most 1 ms',
      measured: single(
        quiet,
        ({ serverMs }) => serverMs,
        1,
        (value) => `${duration(value)} ms`,
      ),
    },
    {
      what: 'one row changed: body of the answer',
      aim: 'at most 300 B',
      measured: single(delta, down, 300, bytes),
    },
    {
      what: 'quicker than every peer in every cell, loopback',
      aim: 'all',
      measured:
        cells.length === 0
          ? null
          : { shown: `${cells.length - lost.length} of ${cells.length}`, reached: lost.length === 0 },
    },
  ];
  const shown = table(
    ['aim', '', 'measured', ''],
    list.map(({ what, aim, measured }) => [
      what,
      aim,
      measured?.shown ?? 'not measured',
      measured === null ? '' : measured.reached ? 'reached' : '**missed**',
    ]),
  );
  if (lost.length === 0) return [shown];
  const rows = lost.map(({ cell, quicker }) => [cell, quicker.join(', ')]);
  return [shown, 'Where a peer was quicker, by how much:', table(['', 'times as quick as BerthCare'], rows)];
}

function single(
  of: readonly CellSample[],
  value: (sample: CellSample) => number,
  most: number,
  show: (value: number) => string,
): Aim['measured'] {
  if (of.length === 0) return null;
  const { median } = figuresOf(of.map(value));
  return { shown: show(median), reached: median <= most };
}

interface Raced {
  cell: string;
  /** Peers that were, and how many times; the floor is no peer. */
  quicker: string[];
}

function race(near: readonly CellSample[]): Raced[] {
  const medians = new Map<string, Map<string, number>>();
  for (const { contestant, rows, cell } of near) {
    const key = `${rows.toLocaleString('en')} rows, ${cell}`;
    const here = near.filter((s) => s.contestant === contestant && s.rows === rows && s.cell === cell);
    const known = medians.get(key) ?? new Map<string, number>();
    medians.set(key, known.set(contestant, figuresOf(here.map(({ ms }) => ms)).median));
  }
  return [...medians].map(([cell, known]) => {
    const own = known.get('ours') ?? 0;
    const peers = [...known].filter(([name, ms]) => name !== 'ours' && name !== 'floor' && ms < own);
    return { cell, quicker: peers.map(([name, ms]) => `${titleOf(name)} ${(own / ms).toFixed(1)}`) };
  });
}
