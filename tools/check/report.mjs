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

/** The line a run ends with. @param {Counts} counts */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
