import type { Page } from 'playwright-core';
import { passStepGuard } from './step-guard';

/** What a caregiver does on the screen, each touch counted. */
export interface Caregiver {
  readonly page: Page;
  taps(): number;
  /** Touches the button whose words begin so. */
  tap(words: string | RegExp): Promise<void>;
  sign(): Promise<void>;
  sees(words: string | RegExp): Promise<void>;
}

export function caregiver(page: Page): Caregiver {
  let taps = 0;
  return {
    page,
    taps: () => taps,
    async tap(words) {
      taps += 1;
      const button = page.getByRole('button', { name: words }).first();
      await button.waitFor();
      await passStepGuard(page);
      await button.click();
    },
    async sign() {
      taps += 1;
      const pad = await page.getByTestId('signature-pad').boundingBox();
      if (!pad) throw new Error('There is no pad to sign on.');
      const at = (x: number, y: number) => [pad.x + pad.width * x, pad.y + pad.height * y] as const;
      await page.mouse.move(...at(0.15, 0.6));
      await page.mouse.down();
      for (let step = 1; step <= 20; step += 1) {
        await page.mouse.move(...at(0.15 + step * 0.03, 0.55 + Math.sin(step) * 0.2));
      }
      await page.mouse.up();
    },
    sees: (words) => page.getByText(words).first().waitFor({ timeout: 30_000 }),
  };
}

/** Activates the phone of a demo caregiver and waits until the app is installed for offline use. */
export async function activate(
  page: Page,
  url: string,
  code: string,
  enter = (typed: string) => page.getByTestId('activation-code').fill(typed),
): Promise<void> {
  await page.goto(`${url}/app`);
  await enter(code);
  await page.getByTestId('sync-line').waitFor({ timeout: 60_000 });
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
  });
}
