import assert from 'node:assert/strict';
import { assertion } from './kinds.mjs';

const REGION = 'ca-central-1';
const TAGS = { Project: 'BerthCare', Environment: 'staging', ManagedBy: 'Terraform' };

/** Regions that stand in a value, such as in an ARN or the name of a zone. @param {unknown} values */
const regionsIn = (values) =>
  JSON.stringify(values).match(/\b(us|ca|eu|ap|sa|af|me|il|mx)-[a-z]+-\d\b/g) ?? [];

export const environment = [
  assertion(8, 'everything lies in ca-central-1', (plan) => {
    assert.equal(plan.json.configuration.provider_config.aws.expressions.region.references[0], 'var.region');
    assert.equal(plan.json.variables.region.value, REGION);
    for (const { address, values } of plan.resources)
      for (const region of regionsIn(values)) assert.equal(region, REGION, address);
  }),
  assertion(8, 'every resource that can be tagged bears the three tags', (plan) => {
    const taggable = plan.resources.filter(
      ({ values, unknown }) => 'tags_all' in values || 'tags_all' in unknown,
    );
    assert.ok(taggable.length > 40);
    for (const { address, values } of taggable)
      for (const [key, value] of Object.entries(TAGS))
        assert.equal(values.tags_all?.[key], value, `${address}: ${key}`);
  }),
  assertion(8, 'tasks bear the tags of the service, and of their definition', (plan) => {
    assert.equal(plan.one('aws_ecs_service').values.propagate_tags, 'SERVICE');
    const [target] = plan.one('aws_scheduler_schedule').values.target;
    assert.equal(target.ecs_parameters[0].propagate_tags, 'TASK_DEFINITION');
  }),
  assertion(9, 'one NAT gateway', (plan) => {
    assert.equal(plan.all('aws_nat_gateway').length, 1);
    assert.equal(plan.all('aws_eip').length, 1);
  }),
  assertion(9, 'burstable t3 classes', (plan) => {
    assert.match(plan.one('aws_db_instance').values.instance_class, /^db\.t3\./);
    assert.match(plan.one('aws_elasticache_replication_group').values.node_type, /^cache\.t3\./);
  }),
  assertion(9, 'a budget of 200 dollars a month tells somebody, before it is spent', (plan) => {
    const { limit_amount, time_unit, notification, cost_filter } = plan.one('aws_budgets_budget').values;
    assert.equal(Number(limit_amount), 200);
    assert.equal(time_unit, 'MONTHLY');
    assert.equal(cost_filter?.length ?? 0, 0, 'cost tags count nothing before they are activated');
    assert.deepEqual(notification.map((/** @type {any} */ each) => each.notification_type).sort(), [
      'ACTUAL',
      'FORECASTED',
    ]);
    for (const { subscriber_email_addresses } of notification)
      assert.equal(subscriber_email_addresses.length, 1);
  }),
  assertion(9, 'nothing that costs by the hour beyond what is named', (plan) => {
    const hourly = [
      'aws_vpc_endpoint',
      'aws_lb',
      'aws_db_instance',
      'aws_elasticache_replication_group',
      'aws_ecs_service',
    ];
    for (const type of hourly) assert.equal(plan.all(type).length, 1, type);
    assert.equal(plan.one('aws_vpc_endpoint').values.vpc_endpoint_type, 'Gateway');
    assert.equal(plan.one('aws_db_instance').values.multi_az, false);
  }),
];
