import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders, ROOT } from '../workspace.mjs';
import { runMain } from './fail.mjs';
import { LOCAL } from './paths.mjs';
import { serverHome } from './postgres/home.mjs';
import { layout } from './postgres/cluster.mjs';
import { runningPostmaster } from './postgres/postmaster.mjs';
import { Problem } from './problem.mjs';
import { runningStart } from './running.mjs';

/** `make clean`: removes what was installed, built and stored; `.env` stays, it may hold somebody's settings. */
async function main() {
  const home = serverHome(ROOT);
  if (runningStart() || runningPostmaster(layout(home).data))
    throw new Problem('BerthCare is running: make stop first.');
  const made = packageFolders().flatMap((folder) => [
    join(folder, 'dist'),
    join(folder, '.expo'),
    join(folder, 'node_modules'),
  ]);
  for (const path of [
    home,
    LOCAL,
    ...[...made, 'node_modules', 'tools/bench-sync/node_modules'].map((each) => join(ROOT, each)),
  ]) {
    rmSync(path, { recursive: true, force: true });
  }
  console.log('Removed: packages, builds, the local database. Kept: .env');
}

await runMain(main);
