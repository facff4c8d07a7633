import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../local/run.mjs';

/** pnpm 10 asks an address that the registry has retired; the first to ask the new one needs Node 22. */
const VERSION = '11.28.11';
const OLDEST_NODE = 22;

/**
 * Asks with a newer pnpm than the project's, in a folder of its own: in the project's it would hand over to the
 * version that package.json names.
 * @param {string} folder with a pnpm-lock.yaml
 * @returns {Promise<string>} what pnpm printed
 */
export async function auditPnpm(folder) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    return `it takes Node ${OLDEST_NODE} or newer`;
  const copy = mkdtempSync(join(tmpdir(), 'berthcare-audit-'));
  try {
    for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
      if (existsSync(join(folder, file))) cpSync(join(folder, file), join(copy, file));
    }
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, packageManager: undefined }));
    return (await run(['npx', '--yes', `pnpm@${VERSION}`, 'audit', '--json'], { cwd: copy })).output;
  } finally {
    rmSync(copy, { recursive: true });
  }
}
