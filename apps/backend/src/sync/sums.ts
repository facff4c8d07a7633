import { comesWhole, type Page, type PageStream, type Window } from '@berthcare/shared/sync/wire';
import type { Reader, StreamHead } from './store';

/**
 * Checksums of the streams whose last page this is, and of one more that the device has up to date; of all others where the
 * device itself said what it holds: no token stands for it. What comes whole to a device that had nothing of it waits for
 * its turn: there is nothing older to compare. The order of what the device holds is the rotation: what was summed goes to
 * its end.
 * @param before what the device held before the page
 * @param vector what it holds once it has the page, in the order of the rotation; is reordered
 * @param said whether the device said so, in place of a token
 */
export async function rotatingSums(
  reader: Reader,
  heads: readonly StreamHead[],
  before: ReadonlyMap<string, number>,
  vector: Map<string, number>,
  streams: readonly PageStream[],
  window: Window,
  said: boolean,
): Promise<Page['sums']> {
  const upToDate = heads.filter(({ id, version }) => vector.get(id) === version);
  const whole = new Map(upToDate.map((head) => [head.id, head]));
  const sent = streams.filter((stream) => !comesWhole(stream) || before.has(stream.id));
  const others = [...vector.keys()].filter(
    (id) => whole.has(id) && streams.every((stream) => stream.id !== id),
  );
  const counted = [...sent.map(({ id }) => id), ...(said ? others : others.slice(0, 1))];
  const due = counted.flatMap((id) => whole.get(id) ?? []);
  for (const { id, version } of due) {
    vector.delete(id);
    vector.set(id, version);
  }
  return [...(await reader.sums(due, window))];
}
