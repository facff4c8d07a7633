import type { PhoneStrings } from '@berthcare/locales/phone';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: PhoneStrings;
  }
}
