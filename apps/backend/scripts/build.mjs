import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The programs with all they import, in one file each, and beside them what they read at run time: a
 * folder that runs with Node and nothing else.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;

const programs = { main: 'src/main.ts', seed: 'seeds/main.ts' };
const entryPoints = Object.fromEntries(
  Object.entries(programs).filter(([, source]) => existsSync(`${root}${source}`)),
);

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints,
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  // An optional native client that nobody installs.
  external: ['pg-native'],
  // Some packages inside are CommonJS and ask for these.
  banner: {
    js: [
      `import { createRequire as makeRequire } from 'node:module';`,
      `import { dirname as directoryOf } from 'node:path';`,
      `import { fileURLToPath as pathOf } from 'node:url';`,
      `const require = makeRequire(import.meta.url);`,
      `const __filename = pathOf(import.meta.url);`,
      `const __dirname = directoryOf(__filename);`,
    ].join('\n'),
  },
});

cpSync(`${root}migrations`, `${dist}/migrations`, { recursive: true });
mkdirSync(`${dist}/reference`);
for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']) {
  cpSync(`${root}node_modules/swagger-ui-dist/${file}`, `${dist}/reference/${file}`);
}
