import { callsOf, roleNames } from './calls.mjs';

/** Decided by a bucket's own policy, which IAM's simulation of a role does not see. */
const BY_THE_RESOURCE = 'over plain http';

/** @param {string | string[]} value */
function typeOf(value) {
  if (Array.isArray(value)) return 'stringList';
  return value === 'true' || value === 'false' ? 'boolean' : 'string';
}

/** @param {Record<string, string | string[]>} context @returns {string} as the AWS CLI takes it */
const entries = (context) =>
  JSON.stringify(
    Object.entries(context).map(([key, value]) => ({
      ContextKeyName: key,
      ContextKeyValues: [value].flat(),
      ContextKeyType: typeOf(value),
    })),
  );

/** Prints every call of every role for infra/verify-aws.sh, a line each, its fields apart by tabs. */
function main() {
  const [environment = '', account = ''] = process.argv.slice(2);
  const place = { name: `berthcare-${environment}`, environment, account, region: 'ca-central-1' };
  for (const role of roleNames())
    for (const { words, expected, call } of callsOf(role, place)) {
      if (words.endsWith(BY_THE_RESOURCE)) continue;
      const { action, resource, context } = call;
      console.log([role, expected.toLowerCase(), action, resource, entries(context), words].join('\t'));
    }
}

main();
