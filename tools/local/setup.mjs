import { runMain } from './fail.mjs';
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { step } from './progress.mjs';
import { prepareSettings } from './settings.mjs';

/** `make setup`: packages and settings, nothing started. */
async function main() {
  requireNode();
  await step('packages', 'installing', install, (done) => (done ? 'installed' : 'already installed'));
  const { added } = prepareSettings();
  console.log(`  settings   ${added.length > 0 ? `added to .env: ${added.join(', ')}` : '.env is complete'}`);
}

await runMain(main);
