import type { RecordStore } from '../../src/sync/store';
import type { PausePoints } from './pause-points';

/** The store, with its pause points. */
export const pausing = (store: RecordStore, points: PausePoints): RecordStore => ({
  ...store,
  read: (actor, work) =>
    store.read(actor, (reader) =>
      work({
        ...reader,
        sums: async (streams, window) => {
          await points.pass('rows read');
          return reader.sums(streams, window);
        },
      }),
    ),
  write: (actor, locks, work) =>
    store.write(actor, locks, async (writer) => {
      const result = await work(writer);
      // What waits is written before the log is asked.
      await writer.logged([], []);
      await points.pass('decided, not committed');
      return result;
    }),
});
