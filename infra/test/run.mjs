import { parseArgs } from 'node:util';
import { INTERRUPTED } from '../../tools/check/commands.mjs';
import { secondsSince, stageTable } from '../../tools/check/stages.mjs';
import { endOnSignals } from '../../tools/local/ending.mjs';
import { ROOT } from '../../tools/workspace.mjs';
import { apply } from './applied.mjs';
import { applied as appliedAssertions } from './assertions/applied.mjs';
import { bootstrap } from './assertions/bootstrap.mjs';
import { production } from './assertions/production.mjs';
import { repository } from './assertions/repository.mjs';
import { sources } from './assertions/sources.mjs';
import { staging } from './assertions/staging.mjs';
import { ask, line } from './check.mjs';
import { database, tryDatabase } from './database.mjs';
import { startEmulator } from './emulator.mjs';
import { checkov, tflint } from './linters.mjs';
import { Plan } from './plan.mjs';
import { tableProblems } from './rows.mjs';
import { State } from './state.mjs';
import { SOURCE, Workspace, emulated } from './terraform.mjs';
import { onPath } from './tools.mjs';

const USAGE = `node --import tsx infra/test/run.mjs [--strict] [--quick] [--install] [--all]

  --quick    leave out the apply to the emulator, which takes minutes
  --strict   what cannot run is a failure; the same as STRICT=1
  --install  fetch tflint and checkov where they are missing
  --all      print every assertion, not only those that do not hold`;

const ROOTS = ['bootstrap', 'environments/staging', 'environments/production'];

/** @typedef {{ name: string, code: number, seconds: number, lines: string[], missing?: boolean, held?: number }} Part */

/**
 * @param {string} name
 * @param {() => Promise<{ red: boolean, lines: string[], missing?: boolean, held?: number }>} work
 * @returns {Promise<Part>}
 */
async function part(name, work) {
  const since = performance.now();
  try {
    const { red, ...rest } = await work();
    return { name, code: red ? 1 : 0, seconds: secondsSince(since), ...rest };
  } catch (error) {
    const lines = [String(/** @type {Error} */ (error).message)];
    return { name, code: 1, seconds: secondsSince(since), lines };
  }
}

/** @param {import('./check.mjs').Outcome[]} outcomes */
const told = (outcomes) => ({
  red: outcomes.some(({ problem }) => problem !== undefined),
  held: outcomes.filter(({ problem }) => problem === undefined).length,
  lines: outcomes.filter(({ problem }) => asked.all || problem !== undefined).map(line),
});

/** @param {Workspace} workspace */
const format = (workspace) =>
  part('format', async () => {
    const { code, output } = await workspace.terraform('.', 'fmt', '-check', '-recursive', '-no-color');
    return { red: code !== 0, lines: code === 0 ? [] : [`terraform fmt would change:\n${output}`] };
  });

/** @param {Workspace} workspace @param {string} root @param {import('./assertions/kinds.mjs').Assertion[]} assertions */
const planned = (workspace, root, assertions) =>
  part(`plan ${root}`, async () => {
    const valid = await workspace.terraform(root, 'validate', '-no-color');
    if (valid.code !== 0) return { red: true, lines: [valid.output] };
    return told(await ask(assertions, new Plan((await workspace.plan(root)).plan)));
  });

/** @param {Workspace} workspace @param {string} endpoint */
const emulation = (workspace, endpoint) =>
  part('apply to the emulator', async () => {
    const applied = await apply(workspace, 'environments/staging', 'tests/emulator.tftest.hcl');
    if (!applied.state || !applied.again) return { red: true, lines: applied.problems };
    return told(await ask(appliedAssertions, { applied, endpoint, state: new State(applied.state) }));
  });

/** @param {string} name @param {typeof tflint} lint */
const linted = (name, lint) =>
  part(name, async () => {
    const { ran, problems, said } = await lint(asked.install);
    if (!ran) return { red: false, missing: true, lines: ['not installed'] };
    return { red: problems.length > 0, lines: problems.length > 0 ? problems : [said] };
  });

/** @param {string} endpoint */
const databaseTrial = (endpoint) =>
  part('a database in the emulator', async () => told(await ask(database, await tryDatabase(endpoint))));

/** @param {string} name @param {string} why @returns {Part} */
const leftOut = (name, why) => ({ name, code: 0, seconds: 0, lines: [why], missing: true });

/** Plans need a region, an account and random values: the emulator's. @returns {Promise<Part[]>} */
async function withEmulator() {
  const emulator = await startEmulator();
  const workspace = new Workspace(emulated(emulator.endpoint));
  try {
    for (const root of ROOTS) await workspace.init(root);
    const applying = asked.quick
      ? ['apply to the emulator', 'a database in the emulator'].map((name) => leftOut(name, 'takes minutes'))
      : [emulation(workspace, emulator.endpoint), databaseTrial(emulator.endpoint)];
    const formatted = await format(workspace);
    const [first, others] = await Promise.all([
      planned(workspace, 'environments/staging', staging),
      (async () => [
        await planned(workspace, 'bootstrap', bootstrap),
        await planned(workspace, 'environments/production', production),
      ])(),
    ]);
    return [formatted, first, ...others, ...(await Promise.all(applying))];
  } finally {
    emulator.stop();
    workspace.remove();
  }
}

/** @returns {Promise<Part[]>} */
async function terraformParts() {
  const missing = ['terraform', 'moto_server'].filter((name) => !onPath(name));
  if (missing.length > 0) return [leftOut('terraform', `${missing.join(' and ')} not installed`)];
  try {
    return await withEmulator();
  } catch (error) {
    const why = String(/** @type {Error} */ (error).message);
    if (!why.includes('terraform init')) throw error;
    const cannot = 'its provider for AWS cannot be had: terraform init in infra/terraform/bootstrap says why';
    return [leftOut('terraform', cannot)];
  }
}

/** @returns {{ strict: boolean, quick: boolean, install: boolean, all: boolean, help: boolean }} */
function readFlags() {
  const flag = { type: /** @type {const} */ ('boolean'), default: false };
  const { values } = parseArgs({
    options: { strict: flag, quick: flag, install: flag, all: flag, help: flag },
  });
  return { ...values, strict: values.strict || process.env.STRICT === '1' };
}

const asked = readFlags();

async function main() {
  if (asked.help) return console.log(USAGE);
  const inSources = await part('sources', async () =>
    told([...(await ask(sources, SOURCE)), ...(await ask(repository, ROOT))]),
  );
  const table = await part('table of rows', async () => ({
    red: tableProblems().length > 0,
    lines: tableProblems(),
  }));
  const parts = [
    inSources,
    table,
    ...(await terraformParts()),
    await linted('tflint', tflint),
    await linted('checkov', checkov),
  ];
  const ran = parts.filter(({ missing }) => !missing);
  for (const { name, lines } of ran) if (lines.length > 0) console.log(`\n${name}\n${lines.join('\n')}`);
  console.log(
    `\nInfrastructure\n${stageTable(
      ran,
      parts.map(({ name }) => name),
    )}`,
  );
  const held = parts.reduce((sum, each) => sum + (each.held ?? 0), 0);
  console.log(`  ${held} assertions hold`);
  const notRun = parts.filter(({ missing }) => missing).map(({ name, lines }) => `${name} (${lines.join()})`);
  if (notRun.length > 0)
    console.log(`Not tested: ${notRun.join(', ')}. \`make infra-test\` does all it can.`);
  const red =
    parts.some(({ code }) => code !== 0) ||
    (asked.strict && parts.some(({ missing, name }) => missing && (name === 'terraform' || asked.install)));
  process.exitCode = red ? 1 : 0;
}

endOnSignals(INTERRUPTED);
await main();
