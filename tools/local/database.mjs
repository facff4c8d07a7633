import { ROOT } from '../workspace.mjs';
import { startCompose } from './compose.mjs';
import { serverHome } from './postgres/home.mjs';
import { keepPostgres } from './postgres/keep.mjs';
import { rememberedPort } from './remembered-port.mjs';

/** @typedef {Record<string, string>} Settings */

const ADDRESSES = /** @type {const} */ (['MIGRATION_DATABASE_URL', 'DATABASE_URL', 'AUTH_DATABASE_URL']);
const HERE = new Set(['127.0.0.1', 'localhost', '[::1]', '']);

/** @param {string | undefined} address */
const parsed = (address) => new URL(address ?? '');

/**
 * Whether the settings name a PostgreSQL that is not ours to start: on another machine, or given in the
 * environment.
 * @param {Settings} settings
 * @param {NodeJS.ProcessEnv} environment
 */
export function isForeign(settings, environment) {
  return ADDRESSES.some((name) => environment[name] || !HERE.has(parsed(settings[name]).hostname));
}

/**
 * Sees to it that the database is there, with its logins.
 * @param {Settings} settings
 * @returns {Promise<{ settings: Settings, told: string }>} the settings with the addresses where it really is
 */
export async function startDatabase(settings) {
  if (isForeign(settings, process.env)) return { settings, told: 'the one your settings name' };
  const owner = parsed(settings.MIGRATION_DATABASE_URL);
  const wanted = Number(owner.port || 5432);
  const compose = await startCompose(settings, wanted);
  const server = compose ?? (await startEmbedded(wanted));
  const { provision } = await import('./postgres/provision.mjs');
  await provision(server.url, { database: owner.pathname.slice(1), passwords: passwordsOf(settings) });
  const moved = Object.fromEntries(ADDRESSES.map((name) => [name, withPort(settings[name], server.port)]));
  return {
    settings: { ...settings, ...moved, ...compose?.settings },
    told: `${server.told} on port ${server.port}`,
  };
}

/** @param {Settings} settings */
function passwordsOf(settings) {
  const [owner, api, auth] = ADDRESSES.map((name) => decodeURIComponent(parsed(settings[name]).password));
  return { owner: owner ?? '', api: api ?? '', auth: auth ?? '' };
}

/** @param {string | undefined} address @param {number} port */
function withPort(address, port) {
  const url = parsed(address);
  url.port = String(port);
  return url.href;
}

/** @param {number} wanted port */
async function startEmbedded(wanted) {
  const server = await keepPostgres({
    dir: serverHome(ROOT),
    port: () => rememberedPort('database', wanted),
  });
  return {
    url: server.url,
    port: server.port,
    told: `PostgreSQL 15 ${server.adopted ? 'was still running' : 'runs'}`,
  };
}
