/** Many measurements of one thing. */
export interface Figures {
  count: number;
  median: number;
  p95: number;
  least: number;
  most: number;
}

/** The smallest value that at least this part of all values do not exceed. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

/** @throws where there is nothing to sum up */
export function figuresOf(values: readonly number[]): Figures {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = [...values].sort((a, b) => a - b);
  return {
    count: sorted.length,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    least: sorted[0]!,
    most: sorted.at(-1)!,
  };
}
