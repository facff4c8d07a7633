import { readFileSync } from 'node:fs';
import { filterPattern, selector } from './filter-pattern';

/** A metric filter of Terraform's: what it counts in the log, and under which name. */
export interface MetricFilter {
  metric: string;
  pattern: string;
  /** What a matching event adds: a number, or a selector of one. */
  value: string;
  unit?: string;
  /** Reported for a minute in which events came and none matched. */
  default?: string;
}

const file = new URL('../../infra/terraform/modules/monitoring/filters.json', import.meta.url);

/** The filters that Terraform applies, by the name of their metric. */
export function readMetricFilters(): Record<string, MetricFilter> {
  const filters = JSON.parse(readFileSync(file, 'utf8')) as MetricFilter[];
  return Object.fromEntries(filters.map((filter) => [filter.metric, filter]));
}

/** The values that a filter takes from log events, in their order; an event that is no JSON adds none. */
export function valuesOf({ pattern, value }: MetricFilter, events: readonly string[]): number[] {
  const matches = filterPattern(pattern);
  const valueIn = value.startsWith('$') ? selector(value) : () => Number(value);
  return events.flatMap((text) => {
    const event = parsed(text);
    const added = matches(event) ? valueIn(event) : undefined;
    return typeof added === 'number' ? [added] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
