import { endOnSignals } from '../local/ending.mjs';
import { INTERRUPTED, runChecks } from './commands.mjs';
import { packageProgram } from '../package-program.mjs';
import { stageTable, worstCode } from './stages.mjs';

/**
 * ESLint knows the types, which takes most of its time: it looks at some folders at a time.
 * @param {string} name
 * @param {string[]} places
 */
function eslint(name, ...places) {
  return { name: `eslint ${name}`, command: [packageProgram('eslint'), ...places, '--max-warnings=0'] };
}

/** The longest first: two run at a time. */
const checks = [
  eslint('mobile', 'apps/mobile'),
  eslint('others', 'apps/console', 'libs'),
  eslint('backend', 'apps/backend'),
  eslint('tools', 'tools', 'infra', '*.{ts,js,cjs}'),
  { name: 'prettier', command: [packageProgram('prettier'), '--check', '.', '--log-level=warn'] },
  { name: 'knip', command: [packageProgram('knip')] },
  {
    name: 'imports',
    command: [
      packageProgram('dependency-cruiser', 'depcruise'),
      ...[
        'apps',
        'libs',
        'tools',
        'infra',
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err-long',
      ],
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
