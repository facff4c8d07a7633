/** @typedef {{ kind: 'answer', findings: string[], severe: number }} Answer */
/** @typedef {{ kind: 'failure', reason: string }} Failure */

const SEVERE = ['high', 'critical'];

/**
 * Reads what `npm audit --json` or `pnpm audit --json` printed. Both end with 1 when the registry did not
 * answer, and when it did and knows of something: only what they print tells which.
 * @param {string} output
 * @returns {Answer | Failure}
 */
export function readReport(output) {
  const report = parsed(output);
  const counts = report?.metadata?.vulnerabilities;
  if (report === undefined || report.error || counts === undefined) {
    return { kind: 'failure', reason: reasonIn(report, output) };
  }
  return {
    kind: 'answer',
    findings: [...pnpmFindings(report.advisories ?? {}), ...npmFindings(report.vulnerabilities ?? {})],
    severe: SEVERE.reduce((sum, severity) => sum + (counts[severity] ?? 0), 0),
  };
}

/** @param {string} output what stands before the JSON are warnings */
function parsed(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    return undefined;
  }
}

/** @param {any} report @param {string} output */
function reasonIn(report, output) {
  const said = report?.error?.message || report?.message || report?.error?.summary;
  return said || output.trim().split('\n').at(-1) || 'it said nothing';
}

/** @param {Record<string, any>} advisories */
function pnpmFindings(advisories) {
  return Object.values(advisories).map(({ severity, module_name: name, title, url, findings }) => {
    const versions = findings.map((/** @type {{ version: string }} */ { version }) => version).join(', ');
    return `${severity} ${name} ${versions}: ${title} ${url}`;
  });
}

/** An entry of `via` that is a text names another entry. @param {Record<string, any>} vulnerabilities */
function npmFindings(vulnerabilities) {
  return Object.values(vulnerabilities).flatMap(({ name, via }) =>
    via
      .filter((/** @type {unknown} */ each) => typeof each === 'object')
      .map(
        (/** @type {any} */ { severity, range, title, url }) =>
          `${severity} ${name} ${range}: ${title} ${url}`,
      ),
  );
}
