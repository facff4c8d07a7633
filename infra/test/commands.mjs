import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/workspace.mjs';

/** AWS's names of actions, where they are not those of the client's command. */
const ACTIONS = /** @type {Record<string, string>} */ ({ 's3:HeadObject': 's3:GetObject' });

const IMPORT = /import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g;

/** @param {string} path a file or a folder of the repository @returns {string[]} */
function texts(path) {
  const full = join(ROOT, path);
  if (path.endsWith('.ts')) return [readFileSync(full, 'utf8')];
  return readdirSync(full)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(full, name), 'utf8'));
}

/**
 * The actions of AWS that code can ask for, by the commands that it takes from AWS's clients.
 * @param {string[]} paths files and folders of the repository
 * @returns {string[]} such as `ssm:GetParameter`, each once
 */
export function actionsIn(...paths) {
  const found = paths
    .flatMap(texts)
    .flatMap((text) =>
      [...text.matchAll(IMPORT)].flatMap(([, names = '', client = '']) =>
        [...names.matchAll(/(\w+)Command\b/g)].map(([, name]) => `${client}:${name}`),
      ),
    );
  return [...new Set(found.map((action) => ACTIONS[action] ?? action))].sort();
}
