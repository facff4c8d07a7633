import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folders of all packages, relative to the root, such as `apps/backend`. */
export function packageFolders() {
  return ['apps', 'libs'].flatMap((group) =>
    readdirSync(join(ROOT, group))
      .map((name) => join(group, name))
      .filter((folder) => existsSync(join(ROOT, folder, 'package.json'))),
  );
}
