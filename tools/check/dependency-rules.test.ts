import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { afterEach, beforeEach, expect, test } from 'vitest';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'berthcare-rules-'));
  for (const name of ['express', 'react', 'zod', 'leftpad']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  write('package.json', JSON.stringify({ dependencies: { express: '*', react: '*', zod: '*' } }));
});

afterEach(() => rmSync(tree, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

/** Lets one file import another, and returns the names of the rules that this breaks. */
async function broken(from: string, to: string): Promise<string[]> {
  const inTree = to.includes('/');
  if (inTree) write(to, 'export {};');
  write(from, `import '${inTree ? join(tree, to) : to}';`);
  const options: ICruiseOptions = { ...config.options, ruleSet: config, validate: true, baseDir: tree };
  const { output } = await cruise(
    ['apps', 'libs', 'tools'].filter((top) => [from, to].some((p) => p.startsWith(top))),
    options,
  );
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name).sort();
}

const feature = (path: string) => `apps/backend/src/features/${path}`;

test.each([
  ['apps-stand-alone', 'apps/mobile/src/a.ts', 'apps/backend/src/b.ts'],
  ['libs-know-no-app', 'libs/utils/src/a.ts', 'apps/backend/src/b.ts'],
  ['product-without-tools', 'apps/backend/src/a.ts', 'tools/check/b.ts'],
  ['product-without-tests', 'apps/backend/src/a.ts', 'apps/backend/test/b.ts'],
  ['utils-uses-little', 'libs/utils/src/a.ts', 'zod'],
  ['shared-uses-little', 'libs/shared/src/a.ts', 'react'],
  ['shared-uses-little', 'libs/shared/src/a.ts', 'libs/sync-client/src/b.ts'],
  ['sync-client-uses-little', 'libs/sync-client/src/a.ts', 'react'],
  ['features-meet-at-the-door', feature('visits/routes.ts'), feature('clients/service.ts')],
  ['outside-uses-the-door', 'apps/backend/src/context.ts', feature('clients/service.ts')],
  ['express-in-routes-only', feature('visits/service.ts'), 'express'],
  ['sync-knows-no-feature', 'apps/backend/src/sync/a.ts', feature('visits/index.ts')],
  ['screens-read-and-act', 'apps/mobile/src/app/Place.tsx', 'apps/mobile/src/data/driver.ts'],
  [
    'screens-read-and-act',
    'apps/mobile/src/features/visit/screens/a.tsx',
    'apps/mobile/src/platform/http.ts',
  ],
  ['resolvable', 'apps/backend/src/a.ts', 'nowhere'],
  ['declared', 'apps/backend/src/a.ts', 'leftpad'],
])('%s: %s may not import %s', async (rule, from, to) => {
  expect(await broken(from, to)).toContain(rule);
});

test.each([
  ['libs/shared/src/a.ts', 'zod'],
  ['libs/shared/src/a.ts', 'libs/utils/src/b.ts'],
  ['libs/sync-client/src/a.test.ts', 'tools/check/b.ts'],
  [feature('visits/service.ts'), feature('clients/index.ts')],
  [feature('visits/routes.ts'), 'express'],
  ['apps/backend/src/context.ts', feature('clients/index.ts')],
  ['apps/mobile/src/features/visit/queries/a.ts', 'apps/mobile/src/data/driver.ts'],
])('%s may import %s', async (from, to) => {
  expect(await broken(from, to)).toEqual([]);
});

test('two files may not need each other', async () => {
  write('libs/utils/src/b.ts', `import './a';`);
  write('libs/utils/src/a.ts', `import './b';`);
  const { output } = await cruise(['libs'], {
    ...config.options,
    ruleSet: config,
    validate: true,
    baseDir: tree,
  });
  expect((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name)).toContain('no-cycles');
});
