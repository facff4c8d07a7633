import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

/**
 * Builds the scenes and serves them on this machine alone, on a port that is free.
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function servePreview() {
  const configFile = fileURLToPath(new URL('vite.config.mts', import.meta.url));
  const outDir = mkdtempSync(join(tmpdir(), 'berthcare-preview-'));
  await build({ configFile, logLevel: 'error', build: { outDir } });
  const server = await preview({
    ...{ configFile, logLevel: 'error', build: { outDir } },
    preview: { port: 0, host: '127.0.0.1' },
  });
  return {
    origin: /** @type {string} */ (server.resolvedUrls?.local[0]),
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
