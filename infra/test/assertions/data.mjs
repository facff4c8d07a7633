import assert from 'node:assert/strict';
import { QUIET_LOG } from '../../../tools/local/postgres.mjs';
import { statements } from '../policies.mjs';
import { assertion } from './kinds.mjs';

/** @param {import('../plan.mjs').Plan} plan @returns {any[]} */
const lifecycle = (plan) => plan.one('aws_s3_bucket_lifecycle_configuration').values.rule;

export const data = [
  assertion(14, 'PostgreSQL 15 on db.t3.micro, encrypted', (plan) => {
    const { engine, engine_version, instance_class, storage_encrypted } = plan.one('aws_db_instance').values;
    assert.deepEqual([engine, engine_version, instance_class], ['postgres', '15', 'db.t3.micro']);
    assert.equal(storage_encrypted, true);
  }),
  assertion(14, 'backups of 7 days and a maintenance window, at night, not at the same time', (plan) => {
    const { values } = plan.one('aws_db_instance');
    assert.equal(values.backup_retention_period, 7);
    assert.equal(values.backup_window, '08:00-08:30');
    assert.equal(values.maintenance_window, 'sun:09:00-sun:09:30');
    assert.equal(values.copy_tags_to_snapshot, true);
  }),
  assertion(14, 'the database cannot be deleted by mistake, and leaves a snapshot', (plan) => {
    const { values } = plan.one('aws_db_instance');
    assert.equal(values.deletion_protection, true);
    assert.equal(values.skip_final_snapshot, false);
    assert.equal(values.final_snapshot_identifier, 'berthcare-staging-final');
    assert.equal(values.delete_automated_backups, false);
  }),
  assertion(
    14,
    'TLS is forced, and the log of PostgreSQL is as quiet as the local one: it holds no values',
    (plan) => {
      const { parameter, family } = plan.one('aws_db_parameter_group').values;
      assert.equal(family, 'postgres15');
      const found = Object.fromEntries(parameter.map((/** @type {any} */ each) => [each.name, each.value]));
      assert.deepEqual(found, { ...QUIET_LOG, 'rds.force_ssl': '1' });
      assert.deepEqual(plan.refers(plan.one('aws_db_instance'), 'parameter_group_name'), [
        'aws_db_parameter_group.this',
      ]);
    },
  ),
  assertion(15, 'Redis 7 on cache.t3.micro, encrypted in transit and at rest', (plan) => {
    const { values } = plan.one('aws_elasticache_replication_group');
    assert.equal(values.engine, 'redis');
    assert.match(values.engine_version, /^7\./);
    assert.equal(values.node_type, 'cache.t3.micro');
    assert.equal(values.transit_encryption_enabled, true);
    assert.equal(values.transit_encryption_mode, 'required');
    // The provider speaks of it as a word.
    assert.equal(String(values.at_rest_encryption_enabled), 'true');
  }),
  assertion(16, 'Redis gets no token from Terraform: it would stand in the state', (plan) => {
    assert.equal(plan.one('aws_elasticache_replication_group').values.auth_token ?? null, null);
  }),
  assertion(17, 'the bucket is named after environment and account, private and versioned', (plan) => {
    assert.equal(plan.one('aws_s3_bucket').values.bucket, 'berthcare-staging-123456789012');
    assert.ok(!plan.one('aws_s3_bucket').values.force_destroy);
    const { values } = plan.one('aws_s3_bucket_public_access_block');
    for (const each of [
      'block_public_acls',
      'block_public_policy',
      'ignore_public_acls',
      'restrict_public_buckets',
    ])
      assert.equal(values[each], true, each);
    const [{ object_ownership }] = plan.one('aws_s3_bucket_ownership_controls').values.rule;
    assert.equal(object_ownership, 'BucketOwnerEnforced');
    assert.equal(plan.one('aws_s3_bucket_versioning').values.versioning_configuration[0].status, 'Enabled');
  }),
  assertion(17, 'the bucket encrypts with its own key, through a bucket key', (plan) => {
    const encryption = plan.one('aws_s3_bucket_server_side_encryption_configuration');
    const [rule] = encryption.values.rule;
    assert.equal(rule.bucket_key_enabled, true);
    assert.equal(rule.apply_server_side_encryption_by_default[0].sse_algorithm, 'aws:kms');
    assert.ok(plan.refers(encryption, 'rule').includes('aws_kms_key.this'));
    assert.equal(plan.one('aws_kms_key', 'this').values.enable_key_rotation, true);
  }),
  assertion(17, 'objects move to STANDARD_IA after 30 days; current versions never expire', (plan) => {
    const transitions = lifecycle(plan).flatMap((rule) => rule.transition);
    assert.deepEqual(
      transitions.map(({ days, storage_class }) => [days, storage_class]),
      [[30, 'STANDARD_IA']],
    );
    for (const rule of lifecycle(plan)) {
      assert.equal(rule.status, 'Enabled', rule.id);
      for (const { days, date } of rule.expiration) assert.ok(!days && !date, rule.id);
    }
  }),
  assertion(17, 'old versions and unfinished uploads are cleared away', (plan) => {
    const rules = lifecycle(plan);
    const kept = rules.flatMap((rule) => rule.noncurrent_version_expiration);
    assert.deepEqual(
      kept.map(({ noncurrent_days }) => noncurrent_days),
      [30],
    );
    const uploads = rules.flatMap((rule) => rule.abort_incomplete_multipart_upload);
    assert.deepEqual(
      uploads.map(({ days_after_initiation }) => days_after_initiation),
      [7],
    );
  }),
  assertion(17, 'the bucket refuses plain HTTP and nothing else, so that pre-signed uploads work', (plan) => {
    const found = statements(plan.one('aws_s3_bucket_policy').values.policy);
    assert.equal(found.length, 1);
    assert.equal(found[0]?.Effect, 'Deny');
    assert.deepEqual(found[0]?.Action, ['s3:*']);
    assert.deepEqual(found[0]?.Resource.map((each) => each.replace(/^.*:::/, '')).sort(), [
      'berthcare-staging-123456789012',
      'berthcare-staging-123456789012/*',
    ]);
    assert.deepEqual(found[0]?.Condition, { Bool: { 'aws:SecureTransport': 'false' } });
  }),
  assertion(17, 'only the web app may upload from a page', (plan) => {
    const [rule, ...others] = plan.one('aws_s3_bucket_cors_configuration').values.cors_rule;
    assert.equal(others.length, 0);
    assert.deepEqual(rule.allowed_origins, ['https://care.berthcare.example']);
    assert.deepEqual([...rule.allowed_methods].sort(), ['GET', 'HEAD', 'PUT']);
  }),
];
