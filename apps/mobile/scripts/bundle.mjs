import { build } from 'esbuild';
import { SOURCE_MAPS } from './source-maps.mjs';

/**
 * Bundles one file for the browser with esbuild: what Metro cannot, or must not, put into the app itself.
 * @param {string} entry
 * @param {string} outfile
 * @param {'esm' | 'iife'} format
 * @param {Record<string, unknown>} [values] put in place of names that the file declares
 */
export async function bundleFile(entry, outfile, format, values = {}) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    sourcemap: SOURCE_MAPS && 'external',
    define: constants({ 'process.env.EXPO_BASE_URL': '/app', ...values }),
    logLevel: 'error',
  });
}

/** @param {Record<string, unknown>} values */
function constants(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}
