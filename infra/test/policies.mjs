/** @typedef {{ Sid?: string, Effect: string, Action: string[], Resource: string[], Principal?: any, Condition?: any }} Statement */

/** @param {any} value @returns {any[]} */
export const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** @param {string} json @returns {Statement[]} with actions and resources as lists */
export const statements = (json) =>
  list(JSON.parse(json).Statement).map((statement) => ({
    ...statement,
    Action: list(statement.Action),
    Resource: list(statement.Resource),
  }));

/** @param {string} pattern of an action, with * and ? @param {string} action */
export function covers(pattern, action) {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}

/** @param {Statement} statement @param {string} action */
export const allows = (statement, action) =>
  statement.Effect === 'Allow' && statement.Action.some((pattern) => covers(pattern, action));

/**
 * The identity policy of each role, by the role's name after the prefix.
 * @param {import('./plan.mjs').Plan} plan
 * @returns {Record<string, any>}
 */
export function rolePolicies(plan) {
  const prefix = `${plan.one('aws_ecs_cluster').values.name}-`;
  const names = Object.fromEntries(
    plan.all('aws_iam_role').map((role) => [role.name, role.values.name.replace(prefix, '')]),
  );
  return Object.fromEntries(
    plan.all('aws_iam_role_policy').map((policy) => [names[policy.name], JSON.parse(policy.values.policy)]),
  );
}

/** Every policy document of the plan. @param {import('./plan.mjs').Plan} plan @returns {{ address: string, json: string }[]} */
export const everyPolicy = (plan) =>
  plan.resources.flatMap(({ address, values }) =>
    ['policy', 'assume_role_policy']
      .filter(
        (attribute) => typeof values[attribute] === 'string' && values[attribute].includes('"Statement"'),
      )
      .map((attribute) => ({ address: `${address}.${attribute}`, json: values[attribute] })),
  );
