import type { Page } from 'playwright-core';
import { findChromium } from '../../../../tools/check/chromium.mjs';
import { serveApp } from '../app-server';
import { makeProfile, type Profile } from '../chromium';

/** One start of the app in a browser that was not running, all in milliseconds. */
export interface ColdStart {
  /** From the beginning of the navigation to the first words on the screen. */
  shown: number;
  /** Processor time of the page's own thread until then: what does not depend on the machine's other work. */
  busy: number;
}

/** The browser keeps compiled code only of scripts it meets again, and writes it down when it is idle. */
const VISITS_BEFORE = 3;
const IDLE_MS = 2_000;

/**
 * Starts an installed app again and again, its server stopped, with a processor slowed so many times.
 * @param dist a web build
 */
export async function coldStarts(dist: string, slowed: number, runs: number): Promise<ColdStart[]> {
  const profile = makeProfile(await findChromium());
  try {
    const url = await install(profile, dist);
    const starts: ColdStart[] = [];
    while (starts.length < runs) starts.push(await startOnce(profile, url, slowed));
    return starts;
  } finally {
    profile.remove();
  }
}

async function install(profile: Profile, dist: string): Promise<string> {
  const server = await serveApp(dist);
  const browser = await profile.open();
  const tab = await browser.newPage();
  for (let visit = 0; visit < VISITS_BEFORE; visit++) {
    await tab.goto(server.url);
    await firstWords(tab);
    await tab.evaluate(async () => void (await navigator.serviceWorker.ready));
    await tab.waitForTimeout(IDLE_MS);
  }
  await browser.close();
  await server.stop();
  return server.url;
}

async function startOnce(profile: Profile, url: string, slowed: number): Promise<ColdStart> {
  const browser = await profile.open();
  const tab = browser.pages()[0] ?? (await browser.newPage());
  const session = await browser.newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await tab.goto(url, { waitUntil: 'commit' });
  const shown = await firstWords(tab);
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  await browser.close();
  return { shown, busy: seconds * 1000 };
}

function firstWords(tab: Page): Promise<number> {
  return tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (paint) resolve(paint.startTime);
        });
        observer.observe({ type: 'paint', buffered: true });
      }),
  );
}
