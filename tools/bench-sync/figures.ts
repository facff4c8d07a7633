/** Many measurements of one thing. */
export interface Figures {
  count: number;
  median: number;
  /** The middle half lies between them. */
  low: number;
  high: number;
}

/** Between two values where the part falls between them (type 7 of Hyndman and Fan, what R and NumPy do). */
function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}

/** @throws where there is nothing to sum up */
export function figuresOf(values: readonly number[]): Figures {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = [...values].sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => quantile(sorted, part)) as [
    number,
    number,
    number,
  ];
  return { count: sorted.length, median, low, high };
}

/** How many times the one is the other, round by round: what slowed a whole round down slowed both. */
export function ratioOf(
  values: ReadonlyMap<number, number>,
  to: ReadonlyMap<number, number>,
): Figures | null {
  const ratios = [...values].flatMap(([round, value]) => {
    const other = to.get(round);
    return other === undefined || other === 0 ? [] : [value / other];
  });
  return ratios.length === 0 ? null : figuresOf(ratios);
}
