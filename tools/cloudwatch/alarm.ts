import { readFileSync } from 'node:fs';
import { metricMath, type Series } from './metric-math';
import { inPeriods, percentileOf, statisticOf, type Samples } from './samples';

interface MetricQuery {
  metric: string;
  statistic: string;
  periodSeconds: number;
}

interface Watching {
  name: string;
  comparison: keyof typeof COMPARISONS;
  threshold: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  treatMissingData: 'breaching' | 'notBreaching';
}

/** An alarm of Terraform's: over one metric, or over an expression of several. */
export type Alarm = Watching &
  (
    | (MetricQuery & { queries?: undefined; lowSampleCount?: 'ignore' | 'evaluate' })
    | { queries: ({ id: string } & (MetricQuery | { expression: string }))[] }
  );

export type AlarmState = 'OK' | 'ALARM';

const COMPARISONS = {
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
};

const file = new URL('../../infra/terraform/modules/monitoring/alarms.json', import.meta.url);

/** The alarms that Terraform makes, by their names. */
export function readAlarms(): Record<string, Alarm> {
  const alarms = JSON.parse(readFileSync(file, 'utf8')) as Alarm[];
  return Object.fromEntries(alarms.map((alarm) => [alarm.name, alarm]));
}

/** How an alarm stands at the end of each period, beginning with OK. Every metric that it reads must be given. */
export function alarmStates(alarm: Alarm, metrics: Record<string, Samples>): AlarmState[] {
  const series = seriesOf(alarm, metrics);
  const tooFew = lowSamples(alarm, metrics);
  let state: AlarmState = 'OK';
  return series.map((_, period) => {
    if (!tooFew(period)) state = evaluate(alarm, series.slice(0, period + 1));
    return state;
  });
}

function seriesOf(alarm: Alarm, metrics: Record<string, Samples>): Series {
  if (alarm.queries === undefined) return read(alarm, metrics);
  const series: Record<string, Series> = {};
  let last: Series = [];
  for (const query of alarm.queries) {
    last = 'expression' in query ? metricMath(query.expression)(series) : read(query, metrics);
    series[query.id] = last;
  }
  return last;
}

function read({ metric, statistic, periodSeconds }: MetricQuery, metrics: Record<string, Samples>): Series {
  return statisticOf(statistic, inPeriods(samplesNamed(metric, metrics), periodSeconds));
}

function samplesNamed(metric: string, metrics: Record<string, Samples>): Samples {
  const samples = metrics[metric];
  if (samples === undefined) throw new Error(`nothing was recorded of ${metric}`);
  return samples;
}

/**
 * Whether a percentile has too few samples to move the alarm: fewer than 10 / (1 - percentile) in a period.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
 */
function lowSamples(alarm: Alarm, metrics: Record<string, Samples>): (period: number) => boolean {
  if (alarm.queries !== undefined || alarm.lowSampleCount !== 'ignore') return () => false;
  const percentile = percentileOf(alarm.statistic) ?? 0;
  const periods = inPeriods(samplesNamed(alarm.metric, metrics), alarm.periodSeconds);
  return (period) => periods[period]!.length > 0 && periods[period]!.length < 10 / (1 - percentile);
}

/** CloudWatch looks at some more periods than it evaluates: missing data are used as few times as possible. */
const MORE_PERIODS = 2;

/**
 * M out of N, over the newest values that are there; only where there are fewer than N does the treatment of
 * missing data fill in.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluate(alarm: Watching, series: Series): AlarmState {
  const { comparison, threshold, evaluationPeriods, datapointsToAlarm, treatMissingData } = alarm;
  const values = series
    .slice(-(evaluationPeriods + MORE_PERIODS))
    .filter((value) => value !== undefined)
    .slice(-evaluationPeriods);
  const breaching = values.filter((value) => COMPARISONS[comparison](value, threshold)).length;
  const filledIn = treatMissingData === 'breaching' ? evaluationPeriods - values.length : 0;
  return breaching + filledIn >= datapointsToAlarm ? 'ALARM' : 'OK';
}
