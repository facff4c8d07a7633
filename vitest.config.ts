import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Every kind of test is told by its file name: `<subject>.<kind>.test.ts`, plain unit tests have no kind. */
const kinds = { postgres: 'pg', simulation: 'sim', chaos: 'chaos', browser: 'browser' };
const named = (kind: string) => `{apps,libs,tools,infra}/**/*.${kind}.test.{ts,tsx}`;

const SECOND = 1000;

export default defineConfig({
  // Components of the phone are tested in their web form.
  resolve: {
    alias: {
      'react-native': fileURLToPath(new URL('apps/mobile/node_modules/react-native-web', import.meta.url)),
    },
    extensions: ['.web.tsx', '.web.ts', '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'],
  },
  test: {
    // 'threads' would share one process: a native crash in one test would take all with it.
    pool: 'forks',
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,libs,tools,infra}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...Object.values(kinds).map(named)],
          // Properties try hundreds of values: a busy machine takes its time.
          testTimeout: 60 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [named(kinds.postgres)],
          globalSetup: ['tools/check/postgres-setup.ts'],
          testTimeout: 60 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: [named(kinds.simulation)],
          testTimeout: 300 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'chaos',
          include: [named(kinds.chaos)],
          testTimeout: 600 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [named(kinds.browser)],
          globalSetup: [
            'tools/check/browser-setup.ts',
            'tools/check/postgres-setup.ts',
            'tools/e2e/demo-setup.ts',
          ],
          testTimeout: 240 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
    ],
  },
});
