import assert from 'node:assert/strict';
import { statements } from '../policies.mjs';
import { assertion } from './kinds.mjs';

/** @param {import('../plan.mjs').Plan} plan @param {string} name of the table */
const routesOf = (plan, name) =>
  plan
    .all('aws_route')
    .filter((route) => plan.refers(route, 'route_table_id').includes(`aws_route_table.${name}`));

export const network = [
  assertion(10, 'the VPC is 10.20.0.0/16', (plan) => {
    assert.equal(plan.one('aws_vpc').values.cidr_block, '10.20.0.0/16');
  }),
  assertion(10, 'public, app and data subnets in two zones, none overlapping', (plan) => {
    const blocks = new Set();
    for (const tier of ['public', 'app', 'data']) {
      const subnets = plan.all('aws_subnet', tier);
      assert.deepEqual(
        subnets.map(({ values }) => values.availability_zone).sort(),
        ['ca-central-1a', 'ca-central-1b'],
        tier,
      );
      for (const { values } of subnets) {
        assert.match(values.cidr_block, /^10\.20\.\d+\.0\/20$/);
        assert.equal(values.map_public_ip_on_launch, false);
        blocks.add(values.cidr_block);
      }
    }
    assert.equal(blocks.size, 6);
    assert.equal(plan.all('aws_subnet').length, 6);
  }),
  assertion(10, 'load balancer and NAT stand in public subnets, tasks in app subnets', (plan) => {
    assert.deepEqual(plan.refers(plan.one('aws_lb'), 'subnets'), ['aws_subnet.public']);
    for (const gateway of plan.all('aws_nat_gateway'))
      assert.deepEqual(plan.refers(gateway, 'subnet_id'), ['aws_subnet.public']);
    const service = plan.one('aws_ecs_service');
    const rotation = plan.refers(plan.one('aws_scheduler_schedule'), 'target');
    for (const references of [plan.refers(service, 'network_configuration'), rotation])
      assert.deepEqual(
        references.filter((name) => name.startsWith('aws_subnet')),
        ['aws_subnet.app'],
      );
    assert.equal(service.values.network_configuration[0].assign_public_ip, false);
  }),
  assertion(10, 'database and cache stand in data subnets', (plan) => {
    for (const type of ['aws_db_subnet_group', 'aws_elasticache_subnet_group'])
      assert.deepEqual(plan.refers(plan.one(type), 'subnet_ids'), ['aws_subnet.data'], type);
    assert.deepEqual(plan.refers(plan.one('aws_db_instance'), 'db_subnet_group_name'), [
      'aws_db_subnet_group.this',
    ]);
    assert.equal(plan.one('aws_db_instance').values.publicly_accessible, false);
  }),
  assertion(10, 'flow logs of all traffic', (plan) => {
    assert.equal(plan.one('aws_flow_log').values.traffic_type, 'ALL');
    assert.deepEqual(plan.refers(plan.one('aws_flow_log'), 'log_destination'), [
      'aws_cloudwatch_log_group.flow',
    ]);
  }),
  assertion(10, 'the default security group is closed', (plan) => {
    const { values, unknown } = plan.one('aws_default_security_group');
    for (const side of ['ingress', 'egress']) assert.equal(values[side]?.length ?? 0, 0, side);
    assert.ok(values.ingress !== undefined || unknown.ingress !== undefined);
  }),
  assertion(11, 'the data route table has no route of its own', (plan) => {
    assert.deepEqual(routesOf(plan, 'data'), []);
    assert.equal(plan.one('aws_route_table', 'data').values.route?.length ?? 0, 0);
    assert.equal(plan.one('aws_route_table', 'data').values.propagating_vgws?.length ?? 0, 0);
  }),
  assertion(11, 'every data subnet uses the data route table', (plan) => {
    const associations = plan.all('aws_route_table_association');
    const ofData = associations.filter((each) => plan.refers(each, 'subnet_id').includes('aws_subnet.data'));
    assert.equal(ofData.length, 2);
    for (const each of ofData)
      assert.deepEqual(plan.refers(each, 'route_table_id'), ['aws_route_table.data']);
  }),
  assertion(11, 'app subnets leave through NAT, public ones through the internet gateway', (plan) => {
    for (const route of routesOf(plan, 'app')) {
      assert.equal(route.values.destination_cidr_block, '0.0.0.0/0');
      assert.deepEqual(plan.refers(route, 'nat_gateway_id'), ['aws_nat_gateway.this']);
    }
    assert.equal(routesOf(plan, 'app').length, 2);
    assert.deepEqual(plan.refers(plan.one('aws_route', 'public_internet'), 'gateway_id'), [
      'aws_internet_gateway.this',
    ]);
    assert.equal(plan.all('aws_route').length, 3);
  }),
  assertion(0, 'S3 is reached through its endpoint: our bucket, and the bucket of image layers', (plan) => {
    const endpoint = plan.one('aws_vpc_endpoint');
    assert.deepEqual(plan.refers(endpoint, 'route_table_ids'), ['aws_route_table.app']);
    const bucket = `arn:aws:s3:::${plan.one('aws_s3_bucket').values.bucket}`;
    assert.deepEqual(
      statements(endpoint.values.policy).map(({ Resource }) => [...Resource].sort()),
      [[bucket, `${bucket}/*`], ['arn:aws:s3:::prod-ca-central-1-starport-layer-bucket/*']],
    );
  }),
];
