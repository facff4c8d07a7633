/** Corner radii, dp. */
export const radius = { key: 10, control: 12, sheet: 20, tag: 6, round: 999 } as const;

/** Stroke widths, dp. */
export const stroke = { hairline: 1, control: 1.5, mark: 2, bar: 4 } as const;
