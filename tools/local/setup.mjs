import { runMain } from './fail.mjs';
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { step } from './progress.mjs';
import { prepareSettings } from './settings.mjs';

/** `make setup`: packages and settings, nothing started. */
async function main() {
  requireNode();
  await step('packages', 'installing', install, (done) => (done ? 'installed' : 'already installed'));
  await step(
    'settings',
    'reading .env',
    async () => prepareSettings(),
    ({ told }) => told,
  );
}

await runMain(main);
