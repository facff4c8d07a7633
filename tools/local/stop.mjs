import { ROOT } from '../workspace.mjs';
import { stopCompose } from './compose.mjs';
import { runMain } from './fail.mjs';
import { serverHome } from './postgres/home.mjs';
import { layout } from './postgres/cluster.mjs';
import { runningPostmaster, stopPostmaster } from './postgres/postmaster.mjs';
import { clearNote, endProcess, readNote, runningStart } from './running.mjs';

/** `make stop`: ends the start, and whatever a start that was killed left running. */
async function main() {
  const start = runningStart();
  const inDocker = readNote()?.compose;
  if (start) await endProcess(start.pid, 30_000);
  // A start that was killed could not stop them itself.
  if (inDocker && readNote()) await stopCompose();
  await clearNote();
  const database = runningPostmaster(layout(serverHome(ROOT)).data);
  if (database) await stopPostmaster(database.pid, 'fast');
  console.log(start || database || inDocker ? 'BerthCare has stopped.' : 'BerthCare was not running.');
}

await runMain(main);
