import { ROOT } from '../workspace.mjs';
import { runMain } from './fail.mjs';
import { serverHome } from './postgres/home.mjs';
import { layout } from './postgres/cluster.mjs';
import { runningPostmaster, stopPostmaster } from './postgres/postmaster.mjs';
import { clearNote, endProcess, runningStart } from './running.mjs';

/** `make stop`: ends the start, and whatever a start that was killed left running. */
async function main() {
  const start = runningStart();
  if (start) await endProcess(start.pid, 30_000);
  await clearNote();
  const database = runningPostmaster(layout(serverHome(ROOT)).data);
  if (database) await stopPostmaster(database.pid, 'fast');
  console.log(start || database ? 'BerthCare has stopped.' : 'BerthCare was not running.');
}

await runMain(main);
