import { resolve } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { ensureBuilds, ensureWebRoot } from './build.mjs';
import { startDatabase } from './database.mjs';
import { atEnd, endOnSignals } from './ending.mjs';
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { SEED, SERVER } from './paths.mjs';
import { step } from './progress.mjs';
import { mustRun } from './run.mjs';
import { claim, clearNote } from './running.mjs';
import { prepareSettings, settlePort } from './settings.mjs';

/**
 * The first half of every start: the tools, the settings, the database with its demo data.
 * @param {string[]} [apps] folders to build; default all
 * @returns {Promise<Record<string, string> | undefined>} the settings to serve with; nothing when another start
 *   runs already, which has then been told
 */
export async function prepareStack(apps) {
  requireNode();
  const other = await claim();
  if (other) return tellRunning(other);
  endOnSignals(0);
  atEnd(clearNote);
  await step('packages', 'installing', install, (done) => (done ? 'installed' : 'already installed'));
  const settings = await settlePort(await makeSettings());
  const database = await step(
    'database',
    'starting',
    () => startDatabase(settings),
    ({ told }) => told,
  );
  await step('builds', 'building what changed', () => ensureBuilds(apps), builtWords);
  // The same folder wherever a program of the stack is started.
  const env = { ...database.settings, STORAGE_FOLDER: resolve(ROOT, settings.STORAGE_FOLDER ?? '') };
  await fillDatabase(env);
  return { ...env, WEB_ROOT: settings.WEB_ROOT || ensureWebRoot() };
}

/** @param {import('./running.mjs').Running} other @returns {undefined} */
function tellRunning({ pid, address }) {
  console.log(
    address
      ? `BerthCare runs already: ${address}\nmake stop ends it.`
      : `BerthCare is being started by process ${pid} already.`,
  );
}

function makeSettings() {
  return step(
    'settings',
    'reading .env',
    async () => prepareSettings(),
    ({ told }) => told,
  ).then(({ settings }) => settings);
}

/** @param {string[]} built */
const builtWords = (built) => (built.length > 0 ? `built ${built.join(', ')}` : 'nothing changed');

/** @param {Record<string, string>} env */
async function fillDatabase(env) {
  const node = process.execPath;
  await step(
    'migrations',
    'bringing the schema up to date',
    () => mustRun('Migrating the database', [node, SERVER, 'migrate'], { cwd: ROOT, env }),
    () => 'up to date',
  );
  await step(
    'demo',
    'filling in the demo agency',
    () => mustRun('Filling in the demo data', [node, SEED], { cwd: ROOT, env }),
    () => 'filled in',
  );
}
