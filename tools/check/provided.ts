import type {} from 'vitest';
import type { Passwords } from './login-urls';

/** What a run's setup gives to its tests: `inject('postgres')` and the like. */
declare module 'vitest' {
  interface ProvidedContext {
    /** The run's server, for `*.pg.test.ts` and `*.browser.test.ts`: see `test-database.ts`. */
    postgres: { superUrl: string; template: string; passwords: Passwords };
    /** Path of the browser's program, for `*.browser.test.ts`. */
    chromium: string;
    /** Folder with today's builds of `app/` and `console/`, for `*.browser.test.ts`: WEB_ROOT of a server under test. */
    webRoot: string;
    /** The demo agency: a database to copy, a folder with its pictures, and the day they lie around (see `demo-server.ts`). */
    demo: { template: string; objects: string; day: string };
  }
}
