import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../redis-server';
import { until } from '../until';

/** Whether this machine has the emulator (Python's `moto[server]`); suites over it say so when it has not. */
export const hasMoto = (() => {
  try {
    execFileSync('moto_server', ['--help'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** An emulated AWS on loopback, and what finds it. */
export async function startMoto(): Promise<{ env: Record<string, string>; close: () => Promise<void> }> {
  const port = await freePort();
  const server = spawn('moto_server', ['--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await until(() =>
    fetch(url).then(
      () => true,
      () => undefined,
    ),
  );
  return {
    env: { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    close: async () => {
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
    },
  };
}
