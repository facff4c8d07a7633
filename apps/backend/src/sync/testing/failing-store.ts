import type { RecordStore, Writer } from '../store';

/** A store on which the rules of some commands throw, as a faulty build's would. */
export const failingOn = (store: RecordStore, fails: (commandId: string) => boolean): RecordStore => {
  const faulty = (writer: Writer): Writer => ({
    ...writer,
    attempt: (commandId, work, about) =>
      writer.attempt(
        commandId,
        async () => {
          const result = await work();
          // After the effect: nothing of it may stay.
          if (fails(commandId)) throw new Error('A rule threw.');
          return result;
        },
        about,
      ),
  });
  return {
    ...store,
    write: (actor, locks, work) => store.write(actor, locks, (writer) => work(faulty(writer))),
  };
};
