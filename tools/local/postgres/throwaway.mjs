import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { alive } from '../process.mjs';
import { startPostgres } from '../postgres.mjs';
import { layout } from './cluster.mjs';
import { throwawayStore } from './home.mjs';
import { runningPostmaster, stopPostmaster } from './postmaster.mjs';

/** The folder's name holds the process it belongs to. */
const NAME = /^berthcare-postgres-(\d+)-/;

/**
 * A server that lives as long as one test run: no data survives it.
 * @returns {Promise<import('../postgres.mjs').Postgres>} `stop()` also removes its folder
 */
export async function startThrowawayPostgres() {
  await sweep();
  const dir = mkdtempSync(join(throwawayStore(), `berthcare-postgres-${process.pid}-`));
  const server = await startPostgres({ dir, throwaway: true });
  const stop = async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { ...server, stop };
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
