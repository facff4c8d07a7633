import en from '@berthcare/locales/en/landing';
import fr from '@berthcare/locales/fr/landing';
import type { Language } from '@berthcare/locales/language';

export type Texts = typeof en;

export const textsIn: Record<Language, Texts> = { en, fr };

/** Fills `{{name}}` in. */
export const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
