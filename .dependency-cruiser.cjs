/** Who may import whom. Each rule's comment says why; `pnpm run lint` checks them. */

const TEST_FILES = '\\.test\\.tsx?$|/tests?/|/testing/|/acceptance\\.ts$';

/** A library that may use nothing but what is named here; its tests may use more. */
const limited = (lib, allowed, comment) => ({
  name: `${lib}-uses-little`,
  comment,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: TEST_FILES },
  to: {
    path: ['^(apps|libs|tools|infra)/', 'node_modules/', '^node:'],
    pathNot: [`^libs/${lib}/`, ...allowed],
  },
});

const npm = (name) => `node_modules/${name}/`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'apps-stand-alone',
      comment: 'What two apps share belongs in a library.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'A library that knows its user is part of it.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'product-without-tools',
      comment: 'Only tests use the tools; the product runs without them.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `${TEST_FILES}|^apps/[^/]+/[^/]+\\.(ts|mjs|js)$` },
      to: { path: '^(tools|infra)/' },
    },
    {
      name: 'product-without-tests',
      comment: 'Helpers of tests stay with tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_FILES },
      to: { path: TEST_FILES, pathNot: 'node_modules' },
    },
    limited('utils', [], 'Tiny functions, without domain and without dependencies.'),
    limited(
      'shared',
      ['^libs/utils/', npm('zod'), npm('@noble/hashes')],
      'The rulebook runs on three platforms: nothing of Node, React or Expo.',
    ),
    limited(
      'sync-client',
      ['^libs/(utils|shared)/'],
      'The engine runs in the app, in simulated devices and in the benchmark: storage, transport and clock are injected.',
    ),
    limited('design-tokens', [], 'Values, and their written form.'),
    limited('locales', [], 'Texts.'),
    {
      name: 'features-meet-at-the-door',
      comment: "A backend feature is used through its index.ts; what lies behind is the feature's own.",
      severity: 'error',
      from: { path: '^apps/backend/src/features/([^/]+)/' },
      to: {
        path: '^apps/backend/src/features/',
        pathNot: ['^apps/backend/src/features/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'outside-uses-the-door',
      comment: 'The rest of the backend, too, enters a feature through its index.ts.',
      severity: 'error',
      from: { path: '^apps/backend/src/', pathNot: ['^apps/backend/src/features/', TEST_FILES] },
      to: { path: '^apps/backend/src/features/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'express-in-routes-only',
      comment: 'A feature meets HTTP in its route file; its service could be called by a job as well.',
      severity: 'error',
      from: { path: '^apps/backend/src/(features|sync|jobs)/', pathNot: ['routes?\\.ts$', TEST_FILES] },
      to: { path: npm('express') },
    },
    {
      name: 'sync-knows-no-feature',
      comment: 'Features register with the exchange, never the other way round.',
      severity: 'error',
      from: { path: '^apps/backend/src/sync/', pathNot: TEST_FILES },
      to: { path: '^apps/backend/src/features/' },
    },
    {
      name: 'screens-read-and-act',
      comment: 'A screen reads the local database through queries and writes through actions.',
      severity: 'error',
      from: {
        path: ['^apps/mobile/src/app/', '^apps/mobile/src/features/[^/]+/(screens|components)/'],
        pathNot: TEST_FILES,
      },
      to: { path: ['^apps/mobile/src/data/', '^apps/mobile/src/platform/http', '^libs/sync-client/'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|node:)' },
    },
    {
      name: 'declared',
      comment: 'What a package imports it also declares.',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/(src|app|seeds)/', pathNot: TEST_FILES },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.expo|\\.local)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'require', 'node', 'default'],
      extensions: ['.web.tsx', '.web.ts', '.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
