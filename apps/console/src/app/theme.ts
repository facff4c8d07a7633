import { useState } from 'react';
import { remember, remembered } from './preferences';

/** `system` follows the computer's setting. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

const rememberedTheme = (): Theme => remembered('theme') ?? 'system';

/** Before the first drawing, so that nothing flashes. */
export const showRememberedTheme = (): void => show(rememberedTheme());

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(rememberedTheme);
  const choose = (next: Theme) => {
    remember('theme', next === 'system' ? null : next);
    show(next);
    setTheme(next);
  };
  return [theme, choose];
}
