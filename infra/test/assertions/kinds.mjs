/**
 * @typedef {object} Assertion
 * @property {number} row of the infrastructure overview's statements, see rows.json; 0 stands for what goes beyond them
 * @property {string} name
 * @property {(plan: import('../plan.mjs').Plan) => void | Promise<void>} check throws when it does not hold
 */

/**
 * @param {number} row @param {string} name @param {Assertion['check']} check
 * @returns {Assertion}
 */
export const assertion = (row, name, check) => ({ row, name, check });
