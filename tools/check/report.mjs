/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} */
export const noCounts = () => ({ passed: 0, failed: 0, skipped: 0 });

/**
 * Counts the tests of vitest's JSON report. A file that could not even be loaded has no tests, and counts as
 * one that failed; so does a run that went wrong without any test failing, such as an unhandled rejection.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] } | undefined} report
 * @param {boolean} ranWell vitest ended with 0
 * @returns {Counts}
 */
export function countTests(report, ranWell) {
  const counts = noCounts();
  for (const file of report?.testResults ?? []) {
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
      counts.failed += 1;
  }
  if (!ranWell && counts.failed === 0) counts.failed = 1;
  return counts;
}

/**
 * What failed, a line each: a test by its file and name, a file that failed as a whole by itself.
 * @param {string} project the kind of test
 * @param {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] } | undefined} report
 * @param {boolean} ranWell vitest ended with 0
 * @returns {string[]}
 */
export function namesOfFailed(project, report, ranWell) {
  const names = (report?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0) return failed.map(({ fullName }) => `${name} > ${fullName}`);
    return status === 'failed' ? [name] : [];
  });
  return ranWell || names.length > 0
    ? names
    : [`no test, but the run of ${project} itself: see what it printed`];
}

/** @param {Counts[]} all @returns {Counts} */
export function sum(all) {
  const total = noCounts();
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

const MOST_NAMES = 20;

/** What a run ends with: the names of what failed, and the counts. @param {string[]} failed @param {Counts} counts */
export function ending(failed, { passed, failed: count, skipped }) {
  const named = failed.slice(0, MOST_NAMES).map((name) => name.replace(/\s+/g, ' '));
  if (failed.length > MOST_NAMES) named.push(`and ${failed.length - MOST_NAMES} more`);
  const names = named.length > 0 ? `Failed:\n${named.map((name) => `  ${name}\n`).join('')}\n` : '';
  return `${names}${passed} passed, ${count} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const ENDING = /(?:^Failed:\n(?: {2}.*\n)+\n)?^\d+ passed, \d+ failed(?:, \d+ skipped)?$/gm;

/** The ending of a run's output, which others may have added lines to; empty when there is none. @param {string} output */
export const endingOf = (output) => output.match(ENDING)?.at(-1) ?? '';
