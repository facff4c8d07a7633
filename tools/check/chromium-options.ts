import type { LaunchOptions } from 'playwright-core';

/** `plain.test` is this machine under a name that browsers do not trust without HTTPS. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP plain.test 127.0.0.1',
];

/** How tests and measurements start a browser: it talks to this machine alone. @param program what `findChromium` found */
export const chromiumOptions = (program: string): LaunchOptions => ({
  executablePath: program,
  args: ARGUMENTS,
});
