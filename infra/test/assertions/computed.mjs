import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assertion } from './kinds.mjs';

/** What the backend's tests compute with. @param {string} name @returns {any[]} */
const shared = (name) =>
  JSON.parse(
    readFileSync(new URL(`../../terraform/modules/monitoring/${name}.json`, import.meta.url), 'utf8'),
  );

/** Without what is not there: AWS's provider leaves an empty text. @param {Record<string, any>} of */
const present = (of) =>
  Object.fromEntries(
    Object.entries(of).filter(([, value]) => value !== '' && (value ?? undefined) !== undefined),
  );

/** @param {any[]} list */
const byId = (list) => Object.fromEntries(list.map((each) => [each.id, each]));

/** @param {any} query */
const queryInWords = ({ id, label, expression, metric: [metric] }) =>
  present({
    ...{ id, label, expression },
    metric: metric?.metric_name,
    namespace: metric?.namespace,
    statistic: metric?.stat,
    periodSeconds: metric?.period,
  });

/** An alarm in the words of alarms.json; the values of its dimensions are known after an apply. @param {any} values */
const alarmInWords = (values) => ({
  ...present({
    name: values.alarm_name.replace('berthcare-staging-', ''),
    description: values.alarm_description,
    comparison: values.comparison_operator,
    threshold: values.threshold,
    evaluationPeriods: values.evaluation_periods,
    datapointsToAlarm: values.datapoints_to_alarm,
    treatMissingData: values.treat_missing_data,
    metric: values.metric_name,
    namespace: values.namespace,
    statistic: values.statistic,
    periodSeconds: values.period,
  }),
  queries: byId(values.metric_query.map(queryInWords)),
});

/** What Terraform takes from the files that the backend's tests read. */
export const computed = [
  assertion(21, 'the filters are those that the backend’s tests put its log through', (plan) => {
    const found = plan.all('aws_cloudwatch_log_metric_filter').map(({ values }) => {
      const [{ name, value, unit, default_value }] = values.metric_transformation;
      return present({ metric: name, pattern: values.pattern, value, unit, default: default_value });
    });
    const order = (/** @type {any} */ one, /** @type {any} */ other) =>
      one.metric.localeCompare(other.metric);
    assert.deepEqual(found.sort(order), shared('filters').sort(order));
  }),
  assertion(23, 'the alarms are those that the backend’s tests compute', (plan) => {
    const found = plan.all('aws_cloudwatch_metric_alarm').map(({ values }) => alarmInWords(values));
    const wanted = shared('alarms').map((alarm) => ({
      ...present({ ...alarm, dimensions: undefined }),
      queries: byId(alarm.queries ?? []),
    }));
    const order = (/** @type {any} */ one, /** @type {any} */ other) => one.name.localeCompare(other.name);
    assert.deepEqual(found.sort(order), wanted.sort(order));
  }),
];
