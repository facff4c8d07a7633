import { integer, optional, table, text } from './table';

/** A risk or need that everybody at the door must know: falls, hearing, a dog. */
export const flag = table('flag', {
  stream: 'client',
  columns: {
    kind: text<'falls' | 'hearing' | 'vision' | 'memory' | 'pet' | 'smoking' | 'other'>(),
    label: text(),
    detail: optional(text()),
    position: integer(),
  },
});
