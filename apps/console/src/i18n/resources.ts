import enShell from '@berthcare/locales/en/console';
import enDay from '@berthcare/locales/en/console-day';
import enStaff from '@berthcare/locales/en/console-staff';
import enVisit from '@berthcare/locales/en/console-visit';
import enWaiting from '@berthcare/locales/en/console-waiting';
import enVitals from '@berthcare/locales/en/vitals';
import frShell from '@berthcare/locales/fr/console';
import frDay from '@berthcare/locales/fr/console-day';
import frStaff from '@berthcare/locales/fr/console-staff';
import frVisit from '@berthcare/locales/fr/console-visit';
import frWaiting from '@berthcare/locales/fr/console-waiting';
import frVitals from '@berthcare/locales/fr/vitals';

export const resources = {
  en: { shell: enShell, day: enDay, visit: enVisit, staff: enStaff, waiting: enWaiting, vitals: enVitals },
  fr: { shell: frShell, day: frDay, visit: frVisit, staff: frStaff, waiting: frWaiting, vitals: frVitals },
} as const;
