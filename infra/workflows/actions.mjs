/**
 * The actions of others that a workflow uses.
 * @param {string} workflow its text
 * @returns {string[]} `owner/name@ref`, once each
 */
export function actionsIn(workflow) {
  return [...new Set([...workflow.matchAll(/^\s*(?:- )?uses: ([^\s#]+)/gm)].map(([, used = '']) => used))];
}
