import { join } from 'node:path';
import { buildImage, configOf, withFiles } from './buildah.mjs';
import { has } from './command.mjs';
import { entriesOf, intruders } from './contents.mjs';
import { ROOT } from './root.mjs';
import { checkRun } from './run-check.mjs';
import { makeStandIn } from './stand-in.mjs';
import { readFileSync } from 'node:fs';

/**
 * Builds the image and looks at it: what is in it, whom it runs as, whether it serves and stops.
 *   node infra/image/check.mjs [--strict] [--real-base]
 * The base is a stand-in, made here, unless the real one is asked for. Without the programs this needs it says so
 * and is content; with --strict it fails.
 */
const STAND_IN = 'localhost/berthcare-base';
const IMAGE = 'localhost/berthcare-backend';
const MEGABYTE = 1_000_000;

const words = process.argv.slice(2);
const strict = words.includes('--strict');
const realBase = words.includes('--real-base');
const needed = ['buildah', 'unshare', ...(realBase ? [] : ['debootstrap'])];

/** @param {boolean} holds @param {string} what */
function tell(holds, what) {
  console.log(`${holds ? 'ok     ' : 'FAILED '} ${what}`);
  if (!holds) process.exitCode = 1;
}

/** @param {string} folder @param {import('./buildah.mjs').ImageConfig} config */
async function look(folder, config) {
  const entries = entriesOf(folder);
  const found = intruders(entries);
  tell(
    found.length === 0,
    ['nothing but Node can be executed, and nothing only serves to build', ...found].join('\n  '),
  );
  const bom = JSON.parse(readFileSync(join(folder, 'app/sbom.cdx.json'), 'utf8'));
  tell(bom.components.length > 0, `the bill of materials lists ${bom.components.length} components`);
  const [user] = config.User.split(':');
  tell(Number(user) > 0, `its user is ${config.User}`);
  for await (const [holds, what] of checkRun(folder, config)) tell(holds, what);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const app = entries
    .filter(({ path }) => path.startsWith('app/'))
    .reduce((sum, entry) => sum + entry.bytes, 0);
  console.log(
    `size: ${(bytes / MEGABYTE).toFixed(1)} MB, of which BerthCare ${(app / MEGABYTE).toFixed(1)} MB`,
  );
}

if (!needed.every(has) || process.getuid?.() !== 0) {
  console.log(`The image is not checked here: it takes root, and ${needed.join(', ')}.`);
  process.exitCode = strict ? 1 : 0;
} else {
  if (!realBase) makeStandIn(STAND_IN, join(ROOT, '.local/image/debian'));
  buildImage({ root: ROOT, base: realBase ? undefined : STAND_IN, name: IMAGE });
  await withFiles(IMAGE, (folder) => look(folder, configOf(IMAGE)));
}
