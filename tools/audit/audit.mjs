import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { auditNpm } from './npm.mjs';
import { auditPnpm } from './pnpm.mjs';
import { readReport } from './report.mjs';

const TRIES = 3;

/** @typedef {{ code: 0 | 1 | 2, lines: string[] }} Audit */

/** How each package manager is asked, by the lock file it writes. */
const MANAGERS = { 'pnpm-lock.yaml': auditPnpm, 'package-lock.json': auditNpm };

/**
 * Audits a folder with the package manager whose lock file lies in it. A registry that does not answer is asked
 * again, and is never taken for one that knows of nothing.
 * @param {string} folder
 * @returns {Promise<Audit>} 0 nothing severe, 1 something severe, 2 nothing could be learnt
 */
export async function audit(folder) {
  const found = Object.entries(MANAGERS).filter(([file]) => existsSync(join(folder, file)));
  const [manager, ...others] = found;
  if (manager === undefined || others.length > 0) {
    return { code: 2, lines: [`There must be one lock file: ${Object.keys(MANAGERS).join(' or ')}`] };
  }
  const [, ask] = manager;
  let reason = '';
  for (let left = TRIES; left > 0; left -= 1) {
    const report = readReport(await ask(folder));
    if (report.kind === 'answer') return verdict(report);
    reason = report.reason;
  }
  return { code: 2, lines: [`The dependencies could not be audited: ${reason}`] };
}

/** @param {import('./report.mjs').Answer} answer @returns {Audit} */
function verdict({ findings, severe }) {
  const lines = findings.length > 0 ? findings : ['Nothing is known against any dependency'];
  return { code: severe > 0 ? 1 : 0, lines };
}
