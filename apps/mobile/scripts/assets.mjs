import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesIn } from './files.mjs';

const HIDDEN = 'assets/__node_modules/.pnpm';
const PLAIN = 'assets/packages';

/**
 * Moves the pictures of packages out of the hidden folder that the export copies from the package manager:
 * web servers and the search for offline files both pass over names that begin with a dot.
 * @param {string} dist
 */
export async function unhideAssets(dist) {
  if (!existsSync(join(dist, HIDDEN))) return;
  await rename(join(dist, HIDDEN), join(dist, PLAIN));
  await rm(dirname(join(dist, HIDDEN)), { recursive: true });
  for (const file of filesIn(dist).filter((name) => name.endsWith('.js'))) {
    const text = await readFile(join(dist, file), 'utf8');
    await writeFile(join(dist, file), text.replaceAll(HIDDEN, PLAIN));
  }
}
