import { valuesOf, type MetricFilter } from './metric-filter';
import type { Series } from './metric-math';

/** What a metric was told, a list a minute. */
export type Samples = readonly (readonly number[])[];

/**
 * What a metric filter makes of a log, which is a list of events a minute. The default is reported for a minute
 * in which events came and none matched; where no event came, nothing is.
 */
export function samplesOf(filter: MetricFilter, log: readonly (readonly string[])[]): Samples {
  return log.map((events) => {
    const values = valuesOf(filter, events);
    const useDefault = values.length === 0 && events.length > 0 && filter.default !== undefined;
    return useDefault ? [Number(filter.default)] : values;
  });
}

/** The samples of each period; the last is left out where it is not whole. */
export function inPeriods(samples: Samples, periodSeconds: number): readonly number[][] {
  const minutes = periodSeconds / 60;
  const periods = Math.floor(samples.length / minutes);
  return Array.from({ length: periods }, (_, period) =>
    samples.slice(period * minutes, (period + 1) * minutes).flat(),
  );
}

/**
 * One value a period; none where there are no samples.
 * @param statistic Sum, Minimum, or a percentile such as p95 (the nearest rank)
 */
export function statisticOf(statistic: string, periods: readonly number[][]): Series {
  const aggregate = aggregates(statistic);
  return periods.map((values) => (values.length === 0 ? undefined : aggregate(values)));
}

function aggregates(statistic: string): (values: number[]) => number {
  const percentile = percentileOf(statistic);
  if (percentile !== undefined) {
    return (values) => [...values].sort((a, b) => a - b)[Math.ceil(percentile * values.length) - 1]!;
  }
  if (statistic === 'Sum') return (values) => values.reduce((sum, value) => sum + value);
  if (statistic === 'Minimum') return (values) => Math.min(...values);
  throw new SyntaxError(`${statistic} is not known`);
}

/** 0.95 of `p95`; undefined of what is no percentile. */
export function percentileOf(statistic: string): number | undefined {
  const [, percent] = /^p(\d\d)$/.exec(statistic) ?? [];
  return percent === undefined ? undefined : Number(percent) / 100;
}
