import type { KeyboardEvent } from 'react';

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Left and right move between tabs, as everywhere in a browser; the tab reached is opened. */
export const arrowKeys = (tabs: readonly { key: string }[], onChange: (key: string) => void): object => ({
  onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = steps[event.key];
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = (at + step + buttons.length) % buttons.length;
    buttons[next]?.focus();
    const tab = tabs[next];
    if (tab) onChange(tab.key);
  },
});
