import type { BrowserContext } from 'playwright-core';

/** Ends every process of the browser at once, as a crash or an empty battery would. */
export async function killHard(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const answer = await session?.send('SystemInfo.getProcessInfo');
  const processes = answer?.processInfo ?? [];
  if (!processes.length) throw new Error('the browser did not name its processes');
  const gone = new Promise((resolve) => context.once('close', resolve));
  for (const { id } of processes) killIfAlive(id);
  await gone;
}

function killIfAlive(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It ended with the process that was killed before it.
  }
}
