export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** How each language calls itself: what a switch offers. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' };

/** The language to start with, from the person's own order of preference ("fr-CA", "en"). */
export function preferredLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = languages.find((known) => tag.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return 'en';
}
