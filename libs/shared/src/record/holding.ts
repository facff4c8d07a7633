import { id, instant, optional, table } from './table';

/** A grant: this person holds that care record since then. An ended grant is a row, never a missing one. */
export const holding = table('holding', {
  stream: 'person',
  columns: {
    recordId: id(),
    since: instant(),
    endedAt: optional(instant()),
  },
});
