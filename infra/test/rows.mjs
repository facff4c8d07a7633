import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/workspace.mjs';
import { applied } from './assertions/applied.mjs';
import { bootstrap } from './assertions/bootstrap.mjs';
import { production } from './assertions/production.mjs';
import { repository } from './assertions/repository.mjs';
import { sources } from './assertions/sources.mjs';
import { staging } from './assertions/staging.mjs';
import { database } from './database.mjs';

/** The table of the overview's statements; its text is made here, from the assertions and tests themselves. */
const PAGE = join(ROOT, 'project-documentation', 'infrastructure-rows.md');

const COMMAND = 'node --import tsx infra/test/rows.mjs --write';

/**
 * @typedef {object} Row
 * @property {number} row
 * @property {string} title
 * @property {Record<string, string[]>} [elsewhere] tests by their file, besides the assertions here
 * @property {string[]} [files] what shows it and is no test: it runs by a command of its own
 */

/** @type {Row[]} */
const ROWS = JSON.parse(readFileSync(new URL('rows.json', import.meta.url), 'utf8'));

/** Each with how it is shown. */
const ASSERTIONS = [
  ...[...bootstrap, ...staging, ...production].map(({ row, name }) => ({ row, text: `${name} (plan)` })),
  ...[...applied, ...database].map(({ row, name }) => ({ row, text: `${name} (applied to the emulator)` })),
  ...[...sources, ...repository].map(({ row, name }) => ({ row, text: `${name} (code)` })),
];

/** @param {number} row @returns {string[]} */
const shownBy = (row) => ASSERTIONS.filter((each) => each.row === row).map(({ text }) => `- ${text}`);

/** @param {Row} row @returns {string[]} */
const proofs = ({ row, elsewhere = {}, files = [] }) => [
  ...shownBy(row),
  ...Object.entries(elsewhere).flatMap(([path, tests]) =>
    tests.map((test) => `- ${test} ([${path}](../${path}))`),
  ),
  ...files.map((path) => `- [${path}](../${path})`),
];

/** @param {Row} row */
const section = (row) => `## ${row.row}. ${row.title}\n\n${proofs(row).join('\n')}\n`;

const page = () => `# What shows each statement of the infrastructure overview

Made by \`${COMMAND}\` from the assertions that \`make infra-test\` asks and from the names of
tests; a run fails when one of them is not there any more, when a row is shown by nothing, or when this page is old.

${ROWS.map(section).join('\n')}
## Beyond the overview

${shownBy(0).join('\n')}
`;

/** A test, or a case of one, is a string that stands in its file. @param {string} text @param {string} name */
const names = (text, name) =>
  [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => text.includes(quoted));

/** @param {string} path @param {string[]} tests @returns {string[]} */
function missingTests(path, tests) {
  if (!existsSync(join(ROOT, path))) return [`rows.json names ${path}, which does not exist`];
  const text = readFileSync(join(ROOT, path), 'utf8');
  return tests.filter((test) => !names(text, test)).map((test) => `${path} has no test "${test}"`);
}

/** @returns {string[]} what is wrong with the table */
export function tableProblems() {
  const current = existsSync(PAGE) && readFileSync(PAGE, 'utf8') === page();
  return [
    ...ROWS.flatMap(({ elsewhere = {}, files = [] }) => [
      ...Object.entries(elsewhere).flatMap(([path, tests]) => missingTests(path, tests)),
      ...files.flatMap((path) => missingTests(path, [])),
    ]),
    ...ROWS.filter((row) => proofs(row).length === 0).map(({ row }) => `row ${row} is shown by nothing`),
    ...(current ? [] : [`project-documentation/infrastructure-rows.md is out of date: ${COMMAND}`]),
  ];
}

if (process.argv.includes('--write')) writeFileSync(PAGE, page());
