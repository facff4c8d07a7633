import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const programs = { main: 'src/main.ts', seed: 'seeds/main.ts' };
const entryPoints = Object.fromEntries(
  Object.entries(programs).filter(([, source]) => existsSync(`${root}${source}`)),
);

// Some packages inside are CommonJS and ask for these.
const commonJs = [
  `import { createRequire as makeRequire } from 'node:module';`,
  `import { dirname as directoryOf } from 'node:path';`,
  `import { fileURLToPath as pathOf } from 'node:url';`,
  `const require = makeRequire(import.meta.url);`,
  `const __filename = pathOf(import.meta.url);`,
  `const __dirname = directoryOf(__filename);`,
].join('\n');

/**
 * Builds the programs with all they import, and beside them what they read at run time: a folder that runs
 * with Node and nothing else.
 * @param {string} dist the folder; what is in it goes
 * @param {string[]} [names] of the programs to build; default all
 */
export async function buildInto(dist, names = Object.keys(entryPoints)) {
  rmSync(dist, { recursive: true, force: true });
  await build({
    entryPoints: Object.fromEntries(Object.entries(entryPoints).filter(([name]) => names.includes(name))),
    absWorkingDir: root,
    outdir: dist,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // What both programs use is in one file, and main can set itself up before it loads the rest.
    splitting: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    // An optional native client that nobody installs.
    external: ['pg-native'],
    banner: { js: commonJs },
  });
  cpSync(`${root}migrations`, `${dist}/migrations`, { recursive: true });
  mkdirSync(`${dist}/reference`);
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']) {
    cpSync(`${root}node_modules/swagger-ui-dist/${file}`, `${dist}/reference/${file}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2);
  await buildInto(`${root}dist`, names.length > 0 ? names : undefined);
}
