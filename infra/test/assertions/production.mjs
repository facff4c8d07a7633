import assert from 'node:assert/strict';
import { assertion } from './kinds.mjs';

/** What holds of production's plan: the same modules, other values. */
export const production = [
  assertion(0, 'production: every zone leaves through a NAT gateway of its own', (plan) => {
    assert.equal(plan.all('aws_nat_gateway').length, 2);
    assert.equal(plan.one('aws_vpc').values.cidr_block, '10.30.0.0/16');
  }),
  assertion(0, 'production: database and cache have a standby', (plan) => {
    const database = plan.one('aws_db_instance').values;
    assert.equal(database.multi_az, true);
    assert.equal(database.backup_retention_period, 35);
    assert.doesNotMatch(database.instance_class, /\.t\d/);
    assert.ok(database.allocated_storage >= 100);
    const cache = plan.one('aws_elasticache_replication_group').values;
    assert.deepEqual(
      [cache.num_cache_clusters, cache.automatic_failover_enabled, cache.multi_az_enabled],
      [2, true, true],
    );
  }),
  assertion(0, 'production: two tasks or more, and a load balancer that cannot be deleted', (plan) => {
    assert.ok(plan.output('deploy').desired_count >= 2);
    for (const { values } of plan.all('aws_ecs_task_definition'))
      assert.ok(Number(values.cpu) >= 512 && Number(values.memory) >= 1024, values.family);
    assert.equal(plan.one('aws_lb').values.enable_deletion_protection, true);
  }),
  assertion(0, 'production: names, tags, paths and the deploy’s subject are its own', (plan) => {
    const text = JSON.stringify([plan.resources.map(({ values }) => values), plan.output('tasks')]);
    assert.doesNotMatch(text, /staging/);
    assert.match(text, /repo:berthcare\/berthcare:environment:production/);
    assert.match(text, /"Environment":"production"/);
  }),
  assertion(0, 'production has every resource that staging has', (plan) => {
    assert.equal(plan.all('aws_ecs_task_definition').length, 4);
    assert.equal(plan.all('aws_cloudwatch_metric_alarm').length, 6);
    assert.equal(plan.all('aws_ssm_parameter').length, 5);
    assert.equal(plan.all('aws_vpc_security_group_ingress_rule').length, 5);
  }),
];
