import { boolean, integer, optional, table, text } from './table';

export const contact = table('contact', {
  stream: 'client',
  columns: {
    name: text(),
    relation: text(),
    phone: optional(text()),
    /** May sign for the client and decide on care. */
    representative: boolean(),
    position: integer(),
  },
});
