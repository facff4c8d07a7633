import { INTERRUPTED } from '../../tools/check/commands.mjs';
import { endOnSignals } from '../../tools/local/ending.mjs';
import { startEmulator } from './emulator.mjs';
import { Plan } from './plan.mjs';
import { Workspace, emulated } from './terraform.mjs';

/** Prints the output `ingress` of staging's plan; after an apply, `terraform output ingress` tells the same. */
async function main() {
  const emulator = await startEmulator();
  const workspace = new Workspace(emulated(emulator.endpoint));
  try {
    await workspace.init('environments/staging');
    const { plan } = await workspace.plan('environments/staging');
    console.log(`${'who'.padEnd(12)}${'from'.padEnd(14)}port`);
    for (const { to, from, port } of new Plan(plan).output('ingress'))
      console.log(`${to.padEnd(12)}${from.padEnd(14)}${port}`);
  } finally {
    emulator.stop();
    workspace.remove();
  }
}

endOnSignals(INTERRUPTED);
await main();
