import { runSimulation } from '@cloud-copilot/iam-simulate';
import { rolePolicies } from './policies.mjs';

const ALLOW_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/**
 * The policy of AWS's own key for Parameter Store, which nobody can change: whoever may use the parameter may use the
 * key through it. https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
 * @param {import('./calls.mjs').Place} place
 */
const secretsKeyPolicy = ({ account, region }) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
        'kms:CreateGrant',
        'kms:DescribeKey',
      ],
      Resource: '*',
      Condition: {
        StringEquals: { 'kms:ViaService': `ssm.${region}.amazonaws.com`, 'kms:CallerAccount': account },
      },
    },
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'],
      Resource: '*',
    },
  ],
});

/** A key that its account hands over to IAM. @param {import('./calls.mjs').Place} place */
const plainKeyPolicy = ({ account }) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
  ],
});

/**
 * @param {import('./plan.mjs').Plan} plan @param {import('./calls.mjs').Call} call @param {import('./calls.mjs').Place} place
 * @returns {any} the policy of the resource itself
 */
function resourcePolicy(plan, { resourceName }, place) {
  if (resourceName === 'object' || resourceName === 'bucket')
    return JSON.parse(plan.one('aws_s3_bucket_policy').values.policy);
  if (resourceName === "objects' key") return JSON.parse(plan.one('aws_kms_key', 'this').values.policy);
  if (resourceName === "secrets' key") return secretsKeyPolicy(place);
  if (resourceName === 'another key') return plainKeyPolicy(place);
  return undefined;
}

/**
 * What AWS would answer to a role's call, by all policies of the plan.
 * @param {import('./plan.mjs').Plan} plan
 * @param {string} role after the prefix
 * @param {import('./calls.mjs').Call} call
 * @param {import('./calls.mjs').Place} place
 * @returns {Promise<'Allowed' | 'Denied'>}
 * @throws when the call is not one that AWS knows
 */
export async function answerTo(plan, role, call, place) {
  const { account, name } = place;
  const principal = `arn:aws:iam::${account}:role/${name}-${role}`;
  const result = await runSimulation(
    {
      request: {
        principal,
        action: call.action,
        resource: { resource: call.resource, accountId: account },
        contextVariables: { 'aws:PrincipalArn': principal, 'kms:CallerAccount': account, ...call.context },
      },
      identityPolicies: [{ name: role, policy: rolePolicies(plan)[role] }],
      resourcePolicy: resourcePolicy(plan, call, place),
      serviceControlPolicies: [{ orgIdentifier: account, policies: [{ name: 'all', policy: ALLOW_ALL }] }],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result.resultType === 'error') throw new Error(`${call.action}: ${JSON.stringify(result.errors)}`);
  return result.overallResult === 'Allowed' ? 'Allowed' : 'Denied';
}
