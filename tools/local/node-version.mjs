import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { Problem } from './problem.mjs';

/** Refuses a Node that is older than the project's package.json allows. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const wanted = numbers(engines.node);
  const here = numbers(process.versions.node);
  const first = wanted.findIndex((number, i) => number !== here[i]);
  if (first !== -1 && /** @type {number} */ (here[first]) < /** @type {number} */ (wanted[first])) {
    throw new Problem(
      `BerthCare needs Node ${engines.node}, this is ${process.versions.node}: https://nodejs.org`,
    );
  }
}

/** @param {string} version */
const numbers = (version) =>
  version
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
