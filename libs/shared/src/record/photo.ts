import type { PhotoType } from '../domain/photo';
import { day, id, instant, integer, optional, table, text } from './table';

/** A photo taken during a visit: what it is. The picture itself travels by its own way, and arrives later. */
export const photo = table('photo', {
  stream: 'client',
  window: 'day',
  indexes: [['visitId'], ['streamId', 'takenAt']],
  columns: {
    visitId: id(),
    day: day(),
    /** SHA-256 of the picture's bytes, in hex. */
    sha256: text(),
    /** Its size. */
    bytes: integer(),
    type: text<PhotoType>(),
    /** Pixels. */
    width: integer(),
    height: integer(),
    takenAt: instant(),
    takenBy: id(),
    /** When the office had found the picture in its store, to the byte; no phone can set it. */
    arrivedAt: optional(instant()),
  },
});
