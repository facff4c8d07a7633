import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { anyPort } from '../../tools/local/ports.mjs';
import { provision } from '../../tools/local/postgres/provision.mjs';
import { startThrowawayPostgres } from '../../tools/local/postgres/throwaway.mjs';
import { startCloud } from './cloud.mjs';
import { runInImage } from './sandbox.mjs';

const PATIENCE_MS = 30_000;
/** The exit code that tells that the environment must be changed. */
const EXIT_CONFIG = 78;
const DATABASE = 'berthcare';
const PASSWORDS = { owner: 'owner', api: 'api', auth: 'auth' };

/** Tries to write where nobody may, and where everybody may. */
const WRITE = `
const { writeFileSync } = require('node:fs');
const can = (path) => { try { writeFileSync(path, ''); return true; } catch { return false; } };
process.exitCode = !can('/app/x') && !can('/x') && can('/tmp/x') ? 0 : 1;`;

/**
 * Runs the image's roles against a database of its own.
 * @param {string} folder the image's files
 * @param {import('./buildah.mjs').ImageConfig} config
 * @returns {AsyncGenerator<[holds: boolean, what: string]>}
 */
export async function* checkRun(folder, config) {
  const postgres = await startThrowawayPostgres();
  try {
    await provision(postgres.url, { database: DATABASE, passwords: PASSWORDS });
    const env = { ...addresses(postgres.url), PORT: String(await anyPort()) };
    yield* roles(folder, config, env);
  } finally {
    await postgres.stop();
  }
  yield* rolesInCloud(folder, config);
}

/** @param {string} superUrl */
function addresses(superUrl) {
  const as = (/** @type {string} */ username, /** @type {string} */ password) =>
    Object.assign(new URL(superUrl), { username, password, pathname: `/${DATABASE}` }).href;
  return {
    PUBLIC_URL: 'https://care.example',
    DATABASE_URL: as('berthcare_api', PASSWORDS.api),
    AUTH_DATABASE_URL: as('berthcare_auth', PASSWORDS.auth),
    MIGRATION_DATABASE_URL: as('berthcare_owner', PASSWORDS.owner),
    AUTH_SECRET: 'only the check of the image uses this one',
    STORAGE_FOLDER: '/tmp/objects',
  };
}

/**
 * @param {string} folder
 * @param {import('./buildah.mjs').ImageConfig} config
 * @param {Record<string, string>} env
 * @returns {AsyncGenerator<[holds: boolean, what: string]>}
 */
async function* roles(folder, config, env) {
  const role = (/** @type {string[]} */ command) =>
    runInImage(folder, config, [...config.Entrypoint, ...command], env);
  const inside = (/** @type {string[]} */ command) => runInImage(folder, config, command, env).ended;

  yield [(await inside(['node', '-e', WRITE])) === 0, 'the root is read-only, /tmp is not'];
  yield [(await role(['migrate']).ended) === 0, 'the role migrate ends with 0'];
  yield [
    (await inside(config.Healthcheck.Test.slice(1))) === 1,
    'the health check fails when nothing serves',
  ];

  const api = role(config.Cmd);
  const answer = await readyAnswer(env['PORT'] ?? '', api);
  yield [answer?.status === 200, `/readyz: ${answer?.status ?? api.lines.join('\n')} ${answer?.text ?? ''}`];
  if (answer?.status !== 200) return;
  yield [(await status(env['PORT'] ?? '', '/app/')) === 200, 'it serves the app'];
  yield [(await status(env['PORT'] ?? '', '/console/')) === 200, 'it serves the console'];
  yield [(await inside(config.Healthcheck.Test.slice(1))) === 0, 'the health check is content'];

  const facts = readFileSync(`/proc/${api.pid()}/status`, 'utf8');
  const user = /^Uid:\t(\d+)\t\1\t\1\t\1$/m.exec(facts)?.[1];
  yield [user === config.User.split(':')[0], `it runs as user ${user}`];
  yield [/^CapEff:\t0+$/m.test(facts), 'without any capability'];
  yield [/^NSpid:\t\d+\t1$/m.test(facts), 'as the first process of its container'];

  process.kill(api.pid(), 'SIGTERM');
  yield [(await api.ended) === 0, 'SIGTERM ends it with 0'];
  yield [allJson(api.lines), `each of its ${api.lines.length} lines is JSON`];

  const worker = role(['worker']);
  const works = await told(worker, 'started');
  if (works) process.kill(worker.pid(), 'SIGTERM');
  yield [works && (await worker.ended) === 0, 'the role worker works, and SIGTERM ends it with 0'];
  yield [allJson(worker.lines), `each of its ${worker.lines.length} lines is JSON`];

  const rotate = role(['rotate']);
  yield [(await rotate.ended) === EXIT_CONFIG, 'the role rotate wants its own variables'];
  const named = rotate.lines.map((line) => JSON.parse(line).variable);
  yield [
    named.includes('PARAMETER_PATH') && named.includes('REDIS_GROUP'),
    `it names them: ${named.join(', ')}`,
  ];
}

/**
 * Runs each role as in the cloud, where it fetches its secrets itself: AWS's client and Sentry's are in the image.
 * @param {string} folder
 * @param {import('./buildah.mjs').ImageConfig} config
 * @returns {AsyncGenerator<[holds: boolean, what: string]>}
 */
async function* rolesInCloud(folder, config) {
  for (const role of ['api', 'migrate', 'worker', 'rotate']) {
    const cloud = await startCloud();
    const { ended, lines } = runInImage(folder, config, [...config.Entrypoint, role], cloud.env);
    const code = await ended;
    cloud.stop();
    const asked = cloud.parametersAsked[0];
    const holds = code === 1 && asked !== undefined && allJson(lines);
    yield [
      holds,
      holds
        ? `${role} asks Parameter Store (${asked}), is refused, and ends with ${code}`
        : `${role} should ask Parameter Store, but ended with ${code}\n${lines.join('\n')}`,
    ];
    yield [cloud.reports.some((report) => report.includes('AccessDenied')), `${role} tells Sentry`];
  }
}

/** @param {string[]} lines */
const allJson = (lines) =>
  lines.length > 0 && lines.every((line) => line.startsWith('{') && JSON.parse(line));

/**
 * Waits for an event in a log.
 * @param {import('./sandbox.mjs').Container} container
 * @param {string} event
 * @returns {Promise<boolean>} false when it has ended, or takes too long
 */
async function told({ lines, ended }, event) {
  let over = false;
  void ended.then(() => (over = true));
  for (const until = Date.now() + PATIENCE_MS; !over && Date.now() < until; await wait(100)) {
    if (lines.some((line) => line.includes(`"event":"${event}"`))) return true;
  }
  return false;
}

/**
 * Asks until the API is there.
 * @param {string} port
 * @param {import('./sandbox.mjs').Container} api
 * @returns {Promise<{ status: number, text: string } | undefined>} nothing when it has ended, or takes too long
 */
async function readyAnswer(port, api) {
  let ended = false;
  void api.ended.then(() => (ended = true));
  for (const until = Date.now() + PATIENCE_MS; !ended && Date.now() < until; await wait(100)) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (response) return { status: response.status, text: await response.text() };
  }
  return undefined;
}

/** @param {string} port @param {string} path */
async function status(port, path) {
  return (await fetch(`http://127.0.0.1:${port}${path}`)).status;
}
