import type { Context } from './context';
import { poll } from './poll';

/** What must answer, and how, once the new image serves. */
const PAGES = ['/readyz', '/app/', '/console/'];

/** Asks the service as anybody would, by its public address. @returns the paths that did not answer 200 */
export async function smokeTest({ fetch, patience, sleep }: Context, publicUrl: string): Promise<string[]> {
  let failing: string[] = [];
  await poll(
    async () => {
      const answers = await Promise.all(PAGES.map((path) => answersWell(fetch, new URL(path, publicUrl))));
      failing = PAGES.filter((_path, index) => !answers[index]);
      return failing.length === 0 || undefined;
    },
    patience.smoke,
    sleep,
  );
  return failing;
}

async function answersWell(ask: typeof fetch, url: URL): Promise<boolean> {
  try {
    const response = await ask(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
