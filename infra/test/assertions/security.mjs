import assert from 'node:assert/strict';
import { assertion } from './kinds.mjs';

const ANYWHERE = '0.0.0.0/0';

/** @param {string[]} references @returns {string} the group's name */
function groupName(references) {
  assert.equal(references.length, 1, `one group, not ${references.join()}`);
  return /** @type {string} */ (references[0]).replace('aws_security_group.', '');
}

/**
 * The rules of one direction, in words.
 * @param {import('../plan.mjs').Plan} plan
 * @param {'ingress' | 'egress'} direction
 */
function rules(plan, direction) {
  return plan.all(`aws_vpc_security_group_${direction}_rule`).map((rule) => {
    const { from_port, to_port, ip_protocol, cidr_ipv4, cidr_ipv6, prefix_list_id } = rule.values;
    assert.equal(from_port, to_port, `${rule.address}: one port`);
    assert.equal(ip_protocol, 'tcp', rule.address);
    assert.ok(!cidr_ipv6 && !prefix_list_id, rule.address);
    const other = cidr_ipv4 ?? groupName(plan.refers(rule, 'referenced_security_group_id'));
    return { group: groupName(plan.refers(rule, 'security_group_id')), other, port: from_port };
  });
}

/** @param {{ group: string, other: string, port: number }[]} found @param {string} group */
const of = (found, group) =>
  found
    .filter((rule) => rule.group === group)
    .map(({ other, port }) => `${other}:${port}`)
    .sort();

export const security = [
  assertion(12, 'rds and redis trust only ecs_tasks, each on its port', (plan) => {
    const found = rules(plan, 'ingress');
    assert.deepEqual(of(found, 'rds'), ['ecs_tasks:5432']);
    assert.deepEqual(of(found, 'redis'), ['ecs_tasks:6379']);
    assert.deepEqual(of(rules(plan, 'egress'), 'rds'), []);
    assert.deepEqual(of(rules(plan, 'egress'), 'redis'), []);
  }),
  assertion(12, 'ecs_tasks lets in the load balancer and nobody else', (plan) => {
    assert.deepEqual(of(rules(plan, 'ingress'), 'ecs_tasks'), ['alb:3000']);
  }),
  assertion(12, 'ecs_tasks goes out to HTTPS, PostgreSQL and Redis', (plan) => {
    assert.deepEqual(of(rules(plan, 'egress'), 'ecs_tasks'), [`${ANYWHERE}:443`, 'rds:5432', 'redis:6379']);
  }),
  assertion(
    12,
    'only the load balancer listens to the world, on 80 and 443, and reaches only the tasks',
    (plan) => {
      const found = rules(plan, 'ingress');
      assert.deepEqual(of(found, 'alb'), [`${ANYWHERE}:443`, `${ANYWHERE}:80`]);
      assert.deepEqual(
        [...new Set(found.filter(({ other }) => other.includes('/')).map(({ group }) => group))],
        ['alb'],
      );
      assert.deepEqual(of(rules(plan, 'egress'), 'alb'), ['ecs_tasks:3000']);
    },
  ),
  assertion(12, 'no rule stands inline in a group', (plan) => {
    assert.equal(plan.all('aws_security_group').length, 4);
    assert.equal(plan.all('aws_security_group_rule').length, 0);
    for (const { address, values } of plan.all('aws_security_group'))
      assert.ok(!values.ingress?.length && !values.egress?.length, address);
  }),
  assertion(12, 'the output `ingress` tells exactly the rules there are', (plan) => {
    const told = plan
      .output('ingress')
      .map((/** @type {any} */ { to, from, port }) => `${to} ${from} ${port}`);
    const found = rules(plan, 'ingress').map(({ group, other, port }) => `${group} ${other} ${port}`);
    assert.deepEqual(told.sort(), found.sort());
  }),
  assertion(12, 'database, cache, tasks and load balancer are each in their own group', (plan) => {
    const uses = /** @type {const} */ ([
      ['aws_db_instance', 'vpc_security_group_ids', 'rds'],
      ['aws_elasticache_replication_group', 'security_group_ids', 'redis'],
      ['aws_lb', 'security_groups', 'alb'],
    ]);
    for (const [type, attribute, group] of uses)
      assert.deepEqual(plan.refers(plan.one(type), attribute), [`aws_security_group.${group}`], type);
    const references = plan.refers(plan.one('aws_ecs_service'), 'network_configuration');
    assert.ok(references.includes('aws_security_group.ecs_tasks'));
    assert.equal(references.filter((name) => name.startsWith('aws_security_group')).length, 1);
  }),
];
