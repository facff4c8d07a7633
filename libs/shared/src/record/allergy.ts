import { integer, optional, table, text } from './table';

export const allergy = table('allergy', {
  stream: 'client',
  columns: {
    substance: text(),
    reaction: optional(text()),
    position: integer(),
  },
});
