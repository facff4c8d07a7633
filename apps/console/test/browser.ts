import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { chromiumOptions } from '../../../tools/check/chromium-options';
import type {} from '../../../tools/check/provided';

export interface Look {
  width: number;
  height: number;
  theme?: 'light' | 'dark';
  language?: 'en' | 'fr';
}

export const openBrowser = (): Promise<Browser> => chromium.launch(chromiumOptions(inject('chromium')));

/** A window with a profile of its own; without motion, so that nothing is looked at on its way. */
export async function openWindow(
  browser: Browser,
  { width, height, theme = 'light', language = 'en' }: Look,
): Promise<{ context: BrowserContext; page: Page; problems: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: language === 'fr' ? 'fr-CA' : 'en-CA',
  });
  await context.addInitScript(
    (chosen) => localStorage.setItem('berthcare.console.language', chosen),
    language,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  return { context, page, problems };
}

/** What axe finds against WCAG 2.2 AA and its best practices, a line each; empty is good. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated from outside: the page's own security policy lets no script in.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** How far the page reaches beyond the window, px: nobody may have to scroll sideways to read. The lanes may. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const scrollers = [...document.querySelectorAll('main, aside, dialog')];
    const read = scrollers.filter((scroller) => !scroller.querySelector('[role=group]'));
    return Math.max(
      ...[document.documentElement, ...read].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    );
  });
