import { boolean, optional, table, text } from './table';

/** The team directory; `id` is the person's. */
export const staff = table('staff', {
  stream: 'agency',
  columns: {
    name: text(),
    /** RN, RPN, PSW, or empty in the office. */
    credential: text(),
    role: text<'caregiver' | 'coordinator' | 'administrator'>(),
    phone: optional(text()),
    active: boolean(),
  },
});
