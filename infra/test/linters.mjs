import { readFileSync } from 'node:fs';
import { run } from '../../tools/local/run.mjs';
import { SOURCE } from './terraform.mjs';
import { linter } from './tools.mjs';

/** @typedef {{ check: string, resource: string, reason: string }} Exception with a resource that may end in * */

/** @type {Exception[]} */
const EXCEPTIONS = JSON.parse(readFileSync(new URL('checkov-exceptions.json', import.meta.url), 'utf8'));

/** @typedef {{ ran: boolean, problems: string[], said: string }} Lint */

/** @type {Lint} */
const MISSING = { ran: false, problems: [], said: '' };

/** @param {boolean} mayInstall @returns {Promise<Lint>} */
export async function tflint(mayInstall) {
  const program = await linter('tflint', mayInstall);
  if (!program) return MISSING;
  const { code, output } = await run([program, '--recursive', '--format=compact', '--no-color'], {
    cwd: SOURCE,
  });
  return { ran: true, problems: code === 0 ? [] : output.trim().split('\n'), said: 'tflint: no findings' };
}

/**
 * Every finding is either mended or an exception with its reason; an exception that nothing needs is a finding too.
 * @param {boolean} mayInstall
 * @returns {Promise<Lint>}
 */
export async function checkov(mayInstall) {
  const program = await linter('checkov', mayInstall);
  if (!program) return MISSING;
  const flags = [
    '--directory',
    SOURCE,
    // What is around the database that is tried in the emulator is never made in AWS.
    '--skip-path',
    'modules/database/tests',
    '--framework',
    'terraform',
    '--output',
    'json',
    '--quiet',
    '--compact',
    '--skip-download',
  ];
  const { output } = await run([program, ...flags], { env: { ...process.env, LOG_LEVEL: 'ERROR' } });
  const json = JSON.parse(output.slice(output.indexOf('{')));
  /** @type {{ check_id: string, check_name: string, resource: string }[]} */
  const findings = json.results.failed_checks;
  const open = findings.filter((finding) => !EXCEPTIONS.some((exception) => covers(exception, finding)));
  const stale = EXCEPTIONS.filter((exception) => !findings.some((finding) => covers(exception, finding)));
  return {
    ran: true,
    problems: [
      ...open.map(({ check_id, check_name, resource }) => `${check_id} ${resource}: ${check_name}`),
      ...stale.map(({ check, resource }) => `${check} ${resource}: an exception that nothing needs any more`),
    ],
    said: `checkov: ${json.summary.passed} checks passed, ${findings.length} findings, each with a written reason`,
  };
}

/** @param {Exception} exception @param {{ check_id: string, resource: string }} finding */
function covers({ check, resource }, finding) {
  // checkov names a module's resource once by itself and once by the module that calls it.
  const own = finding.resource.replace(/^(module\.\w+\.)+/, '');
  return check === finding.check_id && own.startsWith(resource);
}
