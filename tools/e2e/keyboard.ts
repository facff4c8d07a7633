import type { Page } from 'playwright-core';

export type Target = RegExp | { testId: string } | { role: string };

/** Somebody who has no mouse and no finger on the screen: only keys. */
export interface Keyboard {
  /** Moves the focus on until it stands on what is called so, has this role, or is marked with this test id. */
  tabTo(what: Target): Promise<void>;
  /** Presses the key until the focus stands there. */
  pressUntil(key: string, what: Target): Promise<void>;
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
        role: element?.getAttribute('role') ?? '',
      };
    });
  const isThere = async (what: Target): Promise<boolean> => {
    const { name, testId, role } = await focused();
    if (what instanceof RegExp) return what.test(name);
    return 'testId' in what ? testId === what.testId : role === what.role;
  };
  const pressUntil = async (key: string, what: Target): Promise<void> => {
    for (let step = 0; step < longestWalk; step += 1) {
      if (await isThere(what)) return;
      await page.keyboard.press(key);
    }
    const words = what instanceof RegExp ? what.source : Object.values(what)[0];
    throw new Error(`The key ${key} does not lead to ${words}.`);
  };
  return {
    tabTo: (what) => pressUntil('Tab', what),
    pressUntil,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
  };
}
