import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/workspace.mjs';
import { applied } from './assertions/applied.mjs';
import { bootstrap } from './assertions/bootstrap.mjs';
import { database } from './database.mjs';
import { production } from './assertions/production.mjs';
import { sources } from './assertions/sources.mjs';
import { staging } from './assertions/staging.mjs';

/** The table of the overview's statements; its text is made here, from the assertions themselves. */
const PAGE = join(ROOT, 'project-documentation', 'infrastructure-rows.md');

/**
 * @typedef {object} Row
 * @property {number} row
 * @property {string} title
 * @property {string[]} [elsewhere] tests and files that show it, besides the assertions here
 */

/** @type {Row[]} */
const ROWS = JSON.parse(readFileSync(new URL('rows.json', import.meta.url), 'utf8'));

/** Each with how it is shown. */
const ASSERTIONS = [
  ...[...bootstrap, ...staging, ...production].map(({ row, name }) => ({ row, text: `${name} (plan)` })),
  ...[...applied, ...database].map(({ row, name }) => ({ row, text: `${name} (applied to the emulator)` })),
  ...sources.map(({ row, name }) => ({ row, text: `${name} (code)` })),
];

/** @param {number} row @returns {string[]} */
const shownBy = (row) => ASSERTIONS.filter((each) => each.row === row).map(({ text }) => `- ${text}`);

/** @param {Row} row */
function section({ row, title, elsewhere = [] }) {
  const links = elsewhere.map((path) => `- [\`${path}\`](../${path})`);
  const lines = [...shownBy(row), ...links];
  return `## ${row}. ${title}\n\n${lines.length > 0 ? lines.join('\n') : 'Shown by nothing yet.'}\n`;
}

const page = () => `# What shows each statement of the infrastructure overview

Made by \`node infra/test/rows.mjs --write\` from the assertions that \`make infra-test\` asks; a run whose assertions are
others than these fails.

${ROWS.map(section).join('\n')}
## Beyond the overview

${shownBy(0).join('\n')}
`;

/** @returns {string[]} what is wrong with the table */
export function tableProblems() {
  const dead = ROWS.flatMap(({ elsewhere = [] }) => elsewhere).filter(
    (path) => !existsSync(join(ROOT, path)),
  );
  const current = existsSync(PAGE) && readFileSync(PAGE, 'utf8') === page();
  return [
    ...dead.map((path) => `rows.json names ${path}, which does not exist`),
    ...(current
      ? []
      : ['project-documentation/infrastructure-rows.md is out of date: node infra/test/rows.mjs --write']),
  ];
}

if (process.argv.includes('--write')) writeFileSync(PAGE, page());
