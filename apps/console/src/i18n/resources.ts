import enShell from '@berthcare/locales/en/console';
import enDay from '@berthcare/locales/en/console-day';
import enStaff from '@berthcare/locales/en/console-staff';
import enVisit from '@berthcare/locales/en/console-visit';
import frShell from '@berthcare/locales/fr/console';
import frDay from '@berthcare/locales/fr/console-day';
import frStaff from '@berthcare/locales/fr/console-staff';
import frVisit from '@berthcare/locales/fr/console-visit';

export const resources = {
  en: { shell: enShell, day: enDay, visit: enVisit, staff: enStaff },
  fr: { shell: frShell, day: frDay, visit: frVisit, staff: frStaff },
} as const;
