import assert from 'node:assert/strict';
import { assertion } from './kinds.mjs';

/** What holds of the plan that makes an account ready. */
export const bootstrap = [
  assertion(
    7,
    'the bucket of the state is private, versioned, encrypted and refuses to be destroyed',
    (plan) => {
      assert.equal(plan.one('aws_s3_bucket').values.bucket, 'berthcare-terraform-123456789012');
      const block = plan.one('aws_s3_bucket_public_access_block').values;
      for (const each of [
        'block_public_acls',
        'block_public_policy',
        'ignore_public_acls',
        'restrict_public_buckets',
      ])
        assert.equal(block[each], true, each);
      assert.equal(plan.one('aws_s3_bucket_versioning').values.versioning_configuration[0].status, 'Enabled');
      const [rule] = plan.one('aws_s3_bucket_server_side_encryption_configuration').values.rule;
      assert.equal(rule.apply_server_side_encryption_by_default[0].sse_algorithm, 'aws:kms');
      assert.equal(plan.one('aws_s3_bucket_policy').address, 'aws_s3_bucket_policy.state');
    },
  ),
  assertion(26, 'GitHub’s tokens are known to the account, for AWS alone', (plan) => {
    const { url, client_id_list } = plan.one('aws_iam_openid_connect_provider').values;
    assert.equal(url, 'https://token.actions.githubusercontent.com');
    assert.deepEqual(client_id_list, ['sts.amazonaws.com']);
  }),
];
