import 'vitest';

declare module 'vitest' {
  /** What tools/check/browser-setup.ts provides: it is no part of this package's program. */
  interface ProvidedContext {
    /** Path of the browser's program. */
    chromium: string;
    /** Folder with the built web apps. */
    webRoot: string;
  }
}
