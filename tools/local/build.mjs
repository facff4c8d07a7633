import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { inputsHash } from './inputs.mjs';
import { WEB_ROOT } from './paths.mjs';
import { mustRun } from './run.mjs';

/**
 * @typedef {object} Build
 * @property {string} app folder with a `build` script that writes `dist/`
 * @property {string} proof a file of `dist/` that is there when the build is
 * @property {string} [generated] a path beside `dist/` that the build writes as well
 */

/** @type {Build[]} */
const BUILDS = [
  { app: 'apps/mobile', proof: 'index.html', generated: 'apps/mobile/public/sqlite' },
  { app: 'apps/backend', proof: 'main.js' },
  { app: 'apps/console', proof: 'index.html' },
];

/** Says of which inputs a `dist/` was made. */
const STAMP = '.inputs';

/** @param {Build} build @param {string} hash */
function isFresh({ app, proof }, hash) {
  const stamp = join(ROOT, app, 'dist', STAMP);
  return (
    existsSync(join(ROOT, app, 'dist', proof)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  );
}

/** Runs the package's own build script, without a package manager in between. @param {string} app */
async function runBuild(app) {
  const folder = join(ROOT, app);
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const programs = [
    join(folder, 'node_modules', '.bin'),
    join(ROOT, 'node_modules', '.bin'),
    process.env.PATH,
  ];
  const env = { ...process.env, NODE_ENV: 'production', PATH: programs.join(delimiter) };
  await mustRun(`Building ${app}`, [scripts.build], { cwd: folder, env, shell: true });
}

/** @param {Build} build @returns {Promise<boolean>} whether it had to be built */
async function ensureBuild(build) {
  const hash = inputsHash(build.app, build.generated);
  if (isFresh(build, hash)) return false;
  const stamp = join(ROOT, build.app, 'dist', STAMP);
  rmSync(stamp, { force: true });
  await runBuild(build.app);
  writeFileSync(stamp, hash);
  return true;
}

/**
 * Builds what has changed since it was built last: a start never serves old code.
 * @param {string[]} [apps] folders; default all
 * @returns {Promise<string[]>} what was built
 */
export async function ensureBuilds(apps = BUILDS.map(({ app }) => app)) {
  const wanted = BUILDS.filter(({ app }) => apps.includes(app));
  const built = await Promise.all(
    wanted.map(async (build) => ((await ensureBuild(build)) ? [build.app] : [])),
  );
  return built.flat();
}

/** The folder the server serves from: the built web apps under the names of their addresses. */
export function ensureWebRoot() {
  mkdirSync(WEB_ROOT, { recursive: true });
  link('app', 'apps/mobile/dist');
  link('console', 'apps/console/dist');
  return WEB_ROOT;
}

/** @param {string} name @param {string} folder */
function link(name, folder) {
  const path = join(WEB_ROOT, name);
  const target = join(ROOT, folder);
  try {
    if (readlinkSync(path) === target) return;
  } catch {
    // Not there, or no link.
  }
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
}
