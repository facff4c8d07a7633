import { endOnSignals } from '../local/ending.mjs';
import { INTERRUPTED, runChecks } from './commands.mjs';
import { packageProgram } from '../package-program.mjs';
import { stageTable, worstCode } from './stages.mjs';

/** The longest first: two run at a time. */
const checks = [
  { name: 'eslint', command: [packageProgram('eslint'), '.', '--max-warnings=0'] },
  { name: 'prettier', command: [packageProgram('prettier'), '--check', '.', '--log-level=warn'] },
  { name: 'knip', command: [packageProgram('knip')] },
  {
    name: 'imports',
    command: [
      packageProgram('dependency-cruiser', 'depcruise'),
      ...['apps', 'libs', 'tools', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
    ],
  },
];

endOnSignals(INTERRUPTED);
const results = await runChecks(checks, 2);
console.log(
  `\nLint\n${stageTable(
    results,
    checks.map(({ name }) => name),
  )}`,
);
process.exitCode = worstCode(results);
