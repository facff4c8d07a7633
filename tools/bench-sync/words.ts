import type { Figures } from './figures';

/** With as many digits as say something. */
export function duration(value: number): string {
  if (value >= 99.5) return Math.round(value).toLocaleString('en');
  return value.toFixed(value < 9.95 ? (value < 0.995 ? 2 : 1) : 0);
}

/** Median, and between what the middle half lies. */
export const spread = ({ median, low, high }: Figures): string =>
  `${duration(median)} (${duration(low)}–${duration(high)})`;

const KILO = 1000;

/** Kilobytes are thousands. */
export const bytes = (count: number): string =>
  count < KILO ? `${Math.round(count)} B` : `${duration(count / KILO)} kB`;

/** A table in Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = heads.map((_, index) => (index === 0 ? '---' : '---:'));
  return [heads, rule, ...rows].map(line).join('\n');
}
