/** One reading of a trend: when it was, and how much. */
export interface Reading {
  /** Days before today, 0 is today. */
  daysAgo: number;
  amount: number;
}

export interface Plot {
  points: { x: number; y: number }[];
  /** Where the line of the limit lies, if there is one. */
  limitY: number | null;
}

const MARGIN = 8;

/** Places readings, oldest first, in a box; the limit is always inside it. Lengths in dp. */
export function plotTrend(
  readings: readonly Reading[],
  limit: number | null,
  width: number,
  height: number,
): Plot {
  const amounts = [...readings.map(({ amount }) => amount), ...(limit === null ? [] : [limit])];
  const low = Math.min(...amounts);
  const span = Math.max(...amounts) - low || 1;
  const oldest = Math.max(...readings.map(({ daysAgo }) => daysAgo)) || 1;
  const y = (amount: number) => height - MARGIN - ((amount - low) / span) * (height - 2 * MARGIN);
  return {
    points: readings.map(({ daysAgo, amount }) => ({
      x: MARGIN + (1 - daysAgo / oldest) * (width - 2 * MARGIN),
      y: y(amount),
    })),
    limitY: limit === null ? null : y(limit),
  };
}
