import type { Language } from '@berthcare/locales/language';

/** Width of the times beside the day's visits, dp: "10 h 30" is longer than "10:30". */
export const timeColumn: Record<Language, number> = { en: 66, fr: 84 };
