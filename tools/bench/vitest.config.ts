import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

export default defineConfig({
  test: {
    include: ['tools/bench/bench.ts'],
    globalSetup: ['tools/check/browser-setup.ts', 'tools/bench/postgres-setup.ts', 'tools/e2e/demo-setup.ts'],
    pool: 'forks',
    reporters: ['dot'],
    disableConsoleIntercept: true,
    testTimeout: 20 * MINUTE,
    hookTimeout: 5 * MINUTE,
  },
});
