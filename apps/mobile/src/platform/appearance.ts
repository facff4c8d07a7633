import { dark, light } from '@berthcare/design-tokens/colour';

export type Theme = 'light' | 'dark' | 'system';

const grounds = { light: light.bg, dark: dark.bg };

/** Puts the page, and the browser's bar around it, into the theme. */
export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  for (const scheme of ['light', 'dark'] as const) {
    const bar = document.querySelector(`meta[name=theme-color][media*=${scheme}]`);
    bar?.setAttribute('content', grounds[theme === 'system' ? scheme : theme]);
  }
}

/** Tells screen readers and the browser which language the page speaks. */
export function showLanguage(language: string): void {
  document.documentElement.lang = language;
}
