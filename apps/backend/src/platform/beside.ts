import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A folder that the build puts beside main.js, or where it is in the sources.
 * @param places relative to the module at `base`; the first that exists is taken
 */
export function folderBeside(base: string, places: string[]): string {
  const folders = places.map((place) => fileURLToPath(new URL(place, base)));
  const found = folders.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`Missing folder: ${folders.join(' or ')}`);
  return found;
}
