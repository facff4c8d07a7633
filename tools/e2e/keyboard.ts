import type { Page } from 'playwright-core';

/** Somebody who has no mouse and no finger on the screen: only keys. */
export interface Keyboard {
  /** Moves the focus on until it stands on what is called so, or is marked with this test id. */
  tabTo(what: RegExp | { testId: string }): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
}

const longestWalk = 120;

export function keyboard(page: Page): Keyboard {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return {
        name: element?.getAttribute('aria-label') ?? element?.textContent ?? '',
        testId: element?.getAttribute('data-testid') ?? '',
      };
    });
  return {
    async tabTo(what) {
      for (let step = 0; step < longestWalk; step += 1) {
        const { name, testId } = await focused();
        if ('testId' in what ? testId === what.testId : what.test(name)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(
        `The Tab key does not lead to ${JSON.stringify('testId' in what ? what.testId : what.source)}.`,
      );
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
  };
}
