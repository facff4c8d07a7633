import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { endOnSignals } from '../local/ending.mjs';
import { INTERRUPTED, runChecks } from './commands.mjs';
import { packageProgram } from '../package-program.mjs';
import { stageTable, worstCode } from './stages.mjs';
import { ROOT } from '../workspace.mjs';

/** What TypeScript remembers between runs: only a changed package is checked anew. */
const MEMORY = join(ROOT, '.local', 'type-check');

const NO_SOURCES = new Set(['node_modules', 'dist', '.expo', '.local', '.git']);

/**
 * Every folder with a tsconfig.json is a program of its own: a package, or a part of one that runs elsewhere.
 * @param {string} folder @returns {string[]}
 */
function programsIn(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'tsconfig.json') return [folder];
    return entry.isDirectory() && !NO_SOURCES.has(entry.name) ? programsIn(join(folder, entry.name)) : [];
  });
}

/** @param {string} folder @returns {import('./commands.mjs').Check} */
function check(folder) {
  const memory = join(MEMORY, `${folder.replaceAll('/', '-')}.tsbuildinfo`);
  const flags = [
    '--project',
    join(ROOT, folder),
    '--incremental',
    '--tsBuildInfoFile',
    memory,
    '--pretty',
    String(Boolean(process.stdout.isTTY)),
  ];
  return { name: folder, command: [packageProgram('typescript-native', 'tsc'), ...flags] };
}

mkdirSync(MEMORY, { recursive: true });
const checks = ['apps', 'libs', 'tools', 'infra'].flatMap(programsIn).map(check);
endOnSignals(INTERRUPTED);
const results = await runChecks(checks, 2);
console.log(
  `\nType check\n${stageTable(
    results,
    checks.map(({ name }) => name),
  )}`,
);
process.exitCode = worstCode(results);
