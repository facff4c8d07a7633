import { readFileSync } from 'node:fs';

/** @typedef {{ action: string, resourceName: string, resource: string, context: Record<string, string | string[]> }} Call */

/** @typedef {{ name: string, environment: string, account: string, region: string }} Place */

const { resources, contexts, roles } = JSON.parse(
  readFileSync(new URL('permissions.json', import.meta.url), 'utf8'),
);

/** Longest first, so that "rotate role" is not taken for "rotate". @param {object} of */
const names = (of) => Object.keys(of).sort((a, b) => b.length - a.length);

/** @param {any} value @param {Place} place @returns {any} */
const placed = (value, place) =>
  JSON.parse(
    JSON.stringify(value).replace(
      /\{(\w+)\}/g,
      (whole, key) => place[/** @type {keyof Place} */ (key)] ?? whole,
    ),
  );

/**
 * A call in words, such as "s3:GetObject object over plain http".
 * @param {string} words @param {Place} place
 * @returns {Call}
 * @throws when a resource or a context is not one that is named
 */
function parse(words, place) {
  const [action = '', ...others] = words.split(' ');
  const rest = others.join(' ');
  const resourceName = names(resources).find((name) => rest === name || rest.startsWith(`${name} `));
  if (!resourceName) throw new Error(`No such resource: ${words}`);
  const contextName = rest.slice(resourceName.length + 1);
  if (contextName && !contexts[contextName]) throw new Error(`No such context: ${words}`);
  const context = { 'aws:SecureTransport': 'true', ...(contexts[contextName] ?? {}) };
  return {
    action,
    resourceName,
    resource: placed(resources[resourceName], place),
    context: placed(context, place),
  };
}

/** @returns {string[]} names of the roles, after the prefix */
export const roleNames = () => Object.keys(roles);

/**
 * What a role may do, and what it must not.
 * @param {string} role @param {Place} place
 * @returns {{ words: string, expected: 'Allowed' | 'Denied', call: Call }[]}
 */
export function callsOf(role, place) {
  const of = (/** @type {string[]} */ list, /** @type {'Allowed' | 'Denied'} */ expected) =>
    list.map((words) => ({ words, expected, call: parse(words, place) }));
  return [...of(roles[role].allowed, 'Allowed'), ...of(roles[role].denied, 'Denied')];
}
