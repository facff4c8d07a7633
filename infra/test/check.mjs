/** @typedef {{ row: number, name: string, problem?: string }} Outcome without a problem: it holds */

/**
 * Asks each assertion, and goes on after one that does not hold.
 * @template World
 * @param {{ row: number, name: string, check: (world: World) => void | Promise<void> }[]} assertions
 * @param {World} world
 * @returns {Promise<Outcome[]>}
 */
export async function ask(assertions, world) {
  const outcomes = [];
  for (const { row, name, check } of assertions) {
    try {
      await check(world);
      outcomes.push({ row, name });
    } catch (error) {
      outcomes.push({ row, name, problem: String(/** @type {Error} */ (error).message) });
    }
  }
  return outcomes;
}

/** @param {number} row */
const rowName = (row) => (row === 0 ? 'beyond' : `row ${row}`);

/** @param {Outcome} outcome */
export const line = ({ row, name, problem }) =>
  problem === undefined
    ? `  ok   ${rowName(row).padEnd(7)}${name}`
    : `  RED  ${rowName(row).padEnd(7)}${name}\n${problem.replace(/^/gm, '         ')}`;
