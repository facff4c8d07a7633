import { table, text } from './table';

/** The agency as its people know it; `id` is the agency's. */
export const office = table('office', {
  stream: 'agency',
  columns: {
    name: text(),
    phone: text(),
    timeZone: text(),
  },
});
