import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The places that the overview names. */
const PATHS = [
  'apps/backend',
  'apps/mobile',
  'libs/shared',
  'libs/utils',
  'infra/terraform/environments/staging',
  '.github/workflows/ci.yml',
  'docker-compose.yml',
  'Makefile',
  '.env.example',
  'project-documentation',
  'design-documentation',
];

/** @param {string} folder @returns {string} all of its code */
const codeIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

/** @type {{ row: number, name: string, check: (root: string) => void }[]} */
export const repository = [
  {
    row: 1,
    name: 'every path of the overview is there',
    check: (root) => {
      for (const path of PATHS) assert.ok(existsSync(join(root, path)), path);
    },
  },
  {
    row: 1,
    name: 'backend and mobile both use both libraries',
    check: (root) => {
      for (const app of ['backend', 'mobile']) {
        const code = codeIn(join(root, 'apps', app, 'src'));
        for (const library of ['shared', 'utils'])
          assert.ok(code.includes(`from '@berthcare/${library}/`), `${app}: ${library}`);
      }
    },
  },
];
