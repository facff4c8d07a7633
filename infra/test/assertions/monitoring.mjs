import assert from 'node:assert/strict';
import { statements } from '../policies.mjs';
import { assertion } from './kinds.mjs';

const NAMESPACE = 'BerthCare/API';
const TOPIC = 'arn:aws:sns:ca-central-1:123456789012:berthcare-staging-alerts';

/** Fields that the backend writes on a request's line. */
const LOG_FIELDS = ['event', 'status', 'latencyMs', 'route', 'method', 'requestId'];

/** Metrics that AWS publishes by itself, by what they are measured on. */
const OF_AWS = {
  'AWS/RDS': { DBInstanceIdentifier: ['DatabaseConnections', 'CPUUtilization', 'FreeStorageSpace'] },
  'AWS/ECS': { ServiceName: ['CPUUtilization', 'MemoryUtilization'] },
  'AWS/ApplicationELB': { LoadBalancer: ['HTTPCode_ELB_5XX_Count'], TargetGroup: ['HealthyHostCount'] },
};

/** @param {import('../plan.mjs').Plan} plan @returns {Record<string, any>} filters by metric */
const filters = (plan) =>
  Object.fromEntries(
    plan.all('aws_cloudwatch_log_metric_filter').map(({ values }) => {
      const [transformation] = values.metric_transformation;
      return [
        transformation.name,
        { pattern: values.pattern, group: values.log_group_name, ...transformation },
      ];
    }),
  );

/** @param {import('../plan.mjs').Plan} plan @param {string} name */
function alarm(plan, name) {
  const found = plan
    .all('aws_cloudwatch_metric_alarm')
    .find(({ values }) => values.alarm_name === `berthcare-staging-${name}`);
  assert.ok(found, `there is an alarm ${name}`);
  return found.values;
}

/** @param {import('../plan.mjs').Plan} plan @returns {any[][]} the metrics of all widgets */
const widgetMetrics = (plan) =>
  JSON.parse(plan.one('aws_cloudwatch_dashboard').values.dashboard_body).widgets.flatMap(
    (/** @type {any} */ { properties }) => properties.metrics,
  );

/**
 * What an alarm computes, and of what.
 * @param {any[]} queries
 * @returns {{ result: string, inputs: string[] }} inputs in words: id, namespace, metric, statistic
 */
function calculation(queries) {
  const results = queries.filter((each) => each.return_data);
  assert.equal(results.length, 1);
  const inputs = queries
    .filter((each) => !each.return_data)
    .map(({ id, metric: [{ namespace, metric_name, stat }] }) =>
      [id, namespace, metric_name, stat].join(' '),
    );
  return { result: results[0].expression, inputs: inputs.sort() };
}

export const monitoring = [
  assertion(20, 'the log group, for 30 days', (plan) => {
    const { values } = plan.one('aws_cloudwatch_log_group', 'backend');
    assert.equal(values.name, '/aws/ecs/berthcare-staging/backend');
    assert.equal(values.retention_in_days, 30);
  }),
  assertion(
    21,
    'RequestCount, ErrorCount, APILatency, UnannouncedRestoreCount and JournalFailedCount in BerthCare/API, from the one log group',
    (plan) => {
      const found = filters(plan);
      assert.deepEqual(Object.keys(found).sort(), [
        'APILatency',
        'ErrorCount',
        'JournalFailedCount',
        'RequestCount',
        'UnannouncedRestoreCount',
      ]);
      for (const { namespace, group } of Object.values(found)) {
        assert.equal(namespace, NAMESPACE);
        assert.equal(group, '/aws/ecs/berthcare-staging/backend');
      }
    },
  ),
  assertion(
    21,
    'counts are 0 where nothing came; latency has no default, which would sink its percentiles',
    (plan) => {
      const found = filters(plan);
      assert.equal(found.RequestCount.default_value, '0');
      assert.equal(found.ErrorCount.default_value, '0');
      assert.equal(found.UnannouncedRestoreCount.default_value, '0');
      assert.equal(found.JournalFailedCount.default_value, '0');
      assert.equal(found.APILatency.default_value ?? null, null);
      for (const { dimensions } of Object.values(found))
        assert.equal(Object.keys(dimensions ?? {}).length, 0);
    },
  ),
  assertion(21, 'the patterns ask for request lines, by fields that the backend writes', (plan) => {
    const { UnannouncedRestoreCount: restores, JournalFailedCount: journal, ...ofRequests } = filters(plan);
    assert.equal(restores.pattern, '{ $.event = "restore.unannounced" }');
    assert.equal(journal.pattern, '{ $.event = "journal.failed" }');
    for (const [metric, { pattern, value }] of Object.entries(ofRequests)) {
      assert.match(pattern, /\$\.event = "request"/, metric);
      for (const [, field] of `${pattern} ${value}`.matchAll(/\$\.(\w+)/g))
        assert.ok(LOG_FIELDS.includes(/** @type {string} */ (field)), `${metric}: ${field}`);
    }
    assert.match(filters(plan).ErrorCount.pattern, /\$\.status >= 500/);
    assert.equal(filters(plan).APILatency.value, '$.latencyMs');
  }),
  assertion(
    22,
    'the dashboard shows latency percentiles, the error rate and the database’s connections',
    (plan) => {
      const metrics = widgetMetrics(plan);
      const percentiles = metrics.filter(([, name]) => name === 'APILatency').map((each) => each.at(-1).stat);
      assert.deepEqual(percentiles, ['p50', 'p95', 'p99']);
      assert.ok(metrics.some(([first]) => /errors.*requests/.test(first.expression ?? '')));
      assert.ok(
        metrics.some(([namespace, name]) => namespace === 'AWS/RDS' && name === 'DatabaseConnections'),
      );
    },
  ),
  assertion(22, 'every metric of the dashboard exists', (plan) => {
    const ours = Object.keys(filters(plan));
    const identifier = plan.one('aws_db_instance').values.identifier;
    for (const [namespace, name, dimension, value, ...rest] of widgetMetrics(plan)) {
      if (typeof namespace === 'object') continue;
      if (namespace === NAMESPACE) assert.ok(ours.includes(name), name);
      else {
        const known = /** @type {Record<string, Record<string, string[]>>} */ (OF_AWS)[namespace] ?? {};
        const measured = dimension === 'ClusterName' ? rest[0] : dimension;
        assert.ok(known[measured]?.includes(name), `${namespace} ${name} by ${measured}`);
        if (dimension === 'DBInstanceIdentifier') assert.equal(value, identifier);
        if (dimension === 'ClusterName')
          assert.deepEqual([value, rest[1]], ['berthcare-staging', 'berthcare-staging-backend']);
      }
    }
  }),
  assertion(23, 'more than 1 % of errors, silent at low traffic', (plan) => {
    const { metric_query, threshold, comparison_operator, treat_missing_data } = alarm(plan, 'error-rate');
    assert.deepEqual(
      [comparison_operator, threshold, treat_missing_data],
      ['GreaterThanThreshold', 1, 'notBreaching'],
    );
    const { result, inputs } = calculation(metric_query);
    assert.equal(
      result,
      'IF(FILL(requests, 0) >= 20 AND FILL(errors, 0) >= 3, 100 * FILL(errors, 0) / FILL(requests, 0), 0)',
    );
    assert.deepEqual(inputs, [
      'errors BerthCare/API ErrorCount Sum',
      'requests BerthCare/API RequestCount Sum',
    ]);
  }),
  assertion(23, '95th percentile above 2 s, but not of a handful of requests', (plan) => {
    const { metric_query, threshold, comparison_operator } = alarm(plan, 'latency');
    assert.deepEqual([comparison_operator, threshold], ['GreaterThanThreshold', 2000]);
    const { result, inputs } = calculation(metric_query);
    assert.equal(result, 'IF(FILL(requests, 0) >= 20, latency, 0)');
    assert.deepEqual(inputs, [
      'latency BerthCare/API APILatency p95',
      'requests BerthCare/API RequestCount Sum',
    ]);
  }),
  assertion(23, 'all tasks down is heard: the log is silent then', (plan) => {
    const down = alarm(plan, 'no-healthy-task');
    assert.deepEqual(
      [down.metric_name, down.comparison_operator, down.threshold],
      ['HealthyHostCount', 'LessThanThreshold', 1],
    );
    assert.equal(down.treat_missing_data, 'breaching');
    const errors = alarm(plan, 'load-balancer-errors');
    assert.deepEqual([errors.metric_name, errors.statistic], ['HTTPCode_ELB_5XX_Count', 'Sum']);
  }),
  assertion(23, 'a restore that nobody announced is heard the first time', (plan) => {
    const { metric_name, namespace, statistic, threshold } = alarm(plan, 'unannounced-restore');
    assert.deepEqual(
      [namespace, metric_name, statistic, threshold],
      [NAMESPACE, 'UnannouncedRestoreCount', 'Sum', 1],
    );
  }),
  assertion(23, 'a journal that is not kept is heard after a quarter of an hour', (plan) => {
    const found = alarm(plan, 'journal-not-kept');
    assert.deepEqual(
      [found.metric_name, found.statistic, found.threshold, found.period * found.evaluation_periods],
      ['JournalFailedCount', 'Sum', 1, 900],
    );
  }),
  assertion(23, 'every alarm goes to the topic berthcare-staging-alerts, which has no subscriber', (plan) => {
    assert.equal(plan.one('aws_sns_topic').values.name, 'berthcare-staging-alerts');
    assert.equal(plan.all('aws_sns_topic_subscription').length, 0);
    assert.equal(plan.all('aws_cloudwatch_metric_alarm').length, 6);
    for (const each of plan.all('aws_cloudwatch_metric_alarm')) {
      assert.deepEqual(plan.refers(each, 'alarm_actions'), ['aws_sns_topic.alerts'], each.address);
      assert.ok(each.values.actions_enabled ?? true, each.address);
    }
  }),
  assertion(23, 'CloudWatch may publish, under a key that lets it', (plan) => {
    assert.deepEqual(plan.refers(plan.one('aws_sns_topic'), 'kms_master_key_id'), ['aws_kms_key.alerts']);
    for (const [json, actions] of /** @type {[string, string[]][]} */ ([
      [plan.one('aws_sns_topic_policy').values.policy, ['sns:Publish']],
      [plan.one('aws_kms_key', 'alerts').values.policy, ['kms:Decrypt', 'kms:GenerateDataKey']],
    ])) {
      const granted = statements(json).find(
        ({ Principal }) => Principal.Service === 'cloudwatch.amazonaws.com',
      );
      assert.deepEqual([...(granted?.Action ?? [])].sort(), actions);
      assert.deepEqual(granted?.Condition, { StringEquals: { 'aws:SourceAccount': '123456789012' } });
    }
    const [publish] = statements(plan.one('aws_sns_topic_policy').values.policy);
    assert.deepEqual(publish?.Resource, [TOPIC]);
  }),
];
