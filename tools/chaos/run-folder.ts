import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { throwawayStore } from '../local/postgres/home.mjs';
import { layout } from '../local/postgres/cluster.mjs';
import { runningPostmaster, stopPostmaster } from '../local/postgres/postmaster.mjs';
import { alive, commandLine } from '../local/process.mjs';

/** The folder's name holds the process it belongs to. */
const NAME = /^berthcare-chaos-(\d+)-/;

/** A folder of this run, that PostgreSQL's account may enter; what killed runs left behind goes first. */
export async function makeRunFolder(): Promise<string> {
  await sweep();
  const folder = mkdtempSync(join(throwawayStore(), `berthcare-chaos-${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** Ends the servers of runs that were killed, and removes their folders. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(throwawayStore())) {
    const owner = NAME.exec(name)?.[1];
    if (owner && !alive(Number(owner))) await remove(join(throwawayStore(), name));
  }
}

/** Another account's leftovers are not ours to remove. */
async function remove(folder: string): Promise<void> {
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith('postgres-')) continue;
      const server = runningPostmaster(layout(join(folder, name)).data);
      if (server) await stopPostmaster(server.pid, 'immediate');
    }
    endApis(folder);
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Phones end with the run that started them; API processes know nothing of it. */
function endApis(folder: string): void {
  for (const pid of pidsIn(folder)) if (commandLine(pid).includes(folder)) process.kill(pid, 'SIGKILL');
}

export const PIDS = 'api-pids';

function pidsIn(folder: string): number[] {
  try {
    return readFileSync(join(folder, PIDS), 'utf8').trim().split('\n').map(Number);
  } catch {
    return [];
  }
}
