import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { INTERRUPTED } from '../../tools/check/commands.mjs';
import { endOnSignals } from '../../tools/local/ending.mjs';
import { ROOT as REPOSITORY } from '../../tools/workspace.mjs';
import { sources } from './assertions/sources.mjs';
import { staging } from './assertions/staging.mjs';
import { ask } from './check.mjs';
import { startEmulator } from './emulator.mjs';
import { Plan } from './plan.mjs';
import { Workspace, emulated } from './terraform.mjs';

const ROOT = 'environments/staging';
const AT_ONCE = Math.min(availableParallelism(), 4);

/**
 * @typedef {object} Mutant a seeded fault, and the row whose assertion must see it
 * @property {string} name
 * @property {number} row
 * @property {string} file in infra/terraform
 * @property {string} find occurs once
 * @property {string} replace
 * @property {string} [assertion] the one of that row that must see it; any, unless it is named
 * @property {string} [refused] Terraform itself refuses it, with these words
 */

/** @typedef {{ mutant: Mutant, killed: boolean, by: string }} Fate */

/** @type {Mutant[]} */
const MUTANTS = JSON.parse(readFileSync(new URL('mutants.json', import.meta.url), 'utf8'));

/** @param {Mutant} mutant @param {string} folder */
function seed({ name, file, find, replace }, folder) {
  const path = join(folder, file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`${name}: found ${parts.length - 1} times in ${file}`);
  writeFileSync(path, parts.join(replace));
}

/** A copy of the readied workspace; the provider is not copied with it. @param {Workspace} base */
function copyOf(base) {
  const env = { ...base.env, TF_DATA_DIR: join(base.path(ROOT), '.terraform') };
  return new Workspace(env, base.folder, (path) => !path.endsWith('.terraform'));
}

/**
 * @param {Workspace} workspace
 * @returns {Promise<{ red: { row: number, name: string }[], error: string }>} what does not hold
 */
async function examine(workspace) {
  let plan;
  try {
    ({ plan } = await workspace.plan(ROOT));
  } catch (error) {
    return { red: [], error: String(/** @type {Error} */ (error).message) };
  }
  const outcomes = [...(await ask(staging, new Plan(plan))), ...(await ask(sources, workspace.folder))];
  return { red: outcomes.filter(({ problem }) => problem !== undefined), error: '' };
}

/** @param {Workspace} base @param {Mutant} mutant @returns {Promise<Fate>} */
async function fateOf(base, mutant) {
  const workspace = copyOf(base);
  try {
    seed(mutant, workspace.folder);
    const { red, error } = await examine(workspace);
    if (mutant.refused) {
      const words = error.replace(/[\s│]+/g, ' ');
      return { mutant, killed: words.includes(mutant.refused), by: `refused: ${mutant.refused}` };
    }
    const { row, assertion } = mutant;
    const own = red.find((each) => each.row === row && (!assertion || each.name === assertion));
    return {
      mutant,
      killed: own !== undefined,
      by: own?.name ?? (error.split('\n').slice(-8).join(' ') || red[0]?.name || 'nothing'),
    };
  } finally {
    workspace.remove();
  }
}

/** Made here, so that it cannot tell of a fault that nobody has seen noticed. */
const PAGE = join(REPOSITORY, 'project-documentation', 'infrastructure-mutants.md');

/** @param {string} markdown */
const formatted = async (markdown) =>
  format(markdown, { ...(await resolveConfig(PAGE)), parser: 'markdown' });

/** @param {Fate[]} results all of them noticed */
const page = (results) => `# Faults that were seeded into the infrastructure, and what noticed each

Made by \`make infra-mutants\`, which seeds one after the other into a copy of the code, plans it, and asks every
assertion: the one named here turned red. Without a fault all are green. Row 0 stands for what goes beyond the
overview.

| row | fault | noticed by |
| --- | --- | --- |
${results.map(({ mutant, by }) => `| ${mutant.row} | ${mutant.name} | ${by} |`).join('\n')}
`;

/** @param {Fate} fate */
const line = ({ mutant, killed, by }) =>
  `${killed ? 'red   ' : 'GREEN '} ${(mutant.row === 0 ? 'beyond' : `row ${mutant.row}`).padEnd(7)} ${mutant.name.padEnd(55)} ${by}`;

/** @param {Workspace} base @returns {Promise<Fate[]>} */
async function fates(base) {
  const waiting = [...MUTANTS];
  /** @type {Fate[]} */
  const results = [];
  const worker = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const fate = await fateOf(base, mutant);
      console.log(line(fate));
      results.push(fate);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const place = (/** @type {Fate} */ { mutant }) => MUTANTS.indexOf(mutant);
  return results.sort((one, other) => place(one) - place(other));
}

async function main() {
  const emulator = await startEmulator();
  const base = new Workspace(emulated(emulator.endpoint));
  try {
    await base.init(ROOT);
    const control = copyOf(base);
    const { red, error } = await examine(control);
    control.remove();
    console.log(
      `${red.length === 0 && !error ? 'green ' : 'RED   '} control: nothing changed ${error}${red.map(({ name }) => name).join(', ')}`,
    );
    const results = await fates(base);
    const alive = results.filter(({ killed }) => !killed);
    console.log(`\n${results.length - alive.length} of ${results.length} faults turn their row red`);
    const good = alive.length === 0 && red.length === 0 && !error;
    if (good) writeFileSync(PAGE, await formatted(page(results)));
    process.exitCode = good ? 0 : 1;
  } finally {
    emulator.stop();
    base.remove();
  }
}

endOnSignals(INTERRUPTED);
await main();
