import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { alive } from '../process.mjs';
import { startPostgres } from '../postgres.mjs';
import { layout, writePrivate } from './cluster.mjs';
import { makePrivate, throwawayStore } from './home.mjs';
import { runningPostmaster, stopPostmaster } from './postmaster.mjs';

/** The folder's name holds the process it belongs to. */
const NAME = /^berthcare-postgres-(\d+)-/;

/**
 * With these it takes connections by TLS, beside others.
 * @typedef {{ key: string, cert: string }} Tls PEM
 */

/**
 * A server that lives as long as one test run: no data survives it.
 * @param {{ tls?: Tls }} [options]
 * @returns {Promise<import('../postgres.mjs').Postgres>} `stop()` also removes its folder
 */
export async function startThrowawayPostgres({ tls } = {}) {
  await sweep();
  const dir = mkdtempSync(join(throwawayStore(), `berthcare-postgres-${process.pid}-`));
  const settings = tls ? tlsSettings(dir, tls) : {};
  const server = await startPostgres({ dir, throwaway: true, settings });
  const stop = async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** @param {string} dir @param {Tls} tls */
function tlsSettings(dir, { key, cert }) {
  const files = { ssl_key_file: join(dir, 'server.key'), ssl_cert_file: join(dir, 'server.crt') };
  makePrivate(dir);
  writePrivate(files.ssl_key_file, key);
  writePrivate(files.ssl_cert_file, cert);
  return { ssl: 'on', ...files };
}

/** Ends and removes the servers of runs that were killed. */
async function sweep() {
  const store = throwawayStore();
  for (const name of readdirSync(store)) {
    const owner = NAME.exec(name)?.[1];
    if (owner && !alive(Number(owner))) await remove(join(store, name));
  }
}

/** Another account's leftovers are not ours to remove. @param {string} dir */
async function remove(dir) {
  try {
    const server = runningPostmaster(layout(dir).data);
    if (server) await stopPostmaster(server.pid, 'immediate');
    rmSync(dir, { recursive: true, force: true });
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
  }
}
