import { comesWhole, type Page, type PageStream, type Window } from '@berthcare/shared/sync/wire';
import type { Reader, StreamHead } from './store';

/**
 * Checksums of the streams that this page adds to or that the device doubted, and of one more that it has up to date: what
 * comes whole has nothing to be compared with yet. The order of what the device holds is the rotation: what was summed goes
 * to its end.
 * @param vector what the device holds once it has the page, in the order of the rotation; is reordered
 * @param doubted streams that the device asked for anew
 */
export async function rotatingSums(
  reader: Reader,
  heads: readonly StreamHead[],
  vector: Map<string, number>,
  streams: readonly PageStream[],
  doubted: readonly string[],
  window: Window,
): Promise<Page['sums']> {
  const upToDate = heads.filter(({ id, version }) => vector.get(id) === version);
  const whole = new Map(upToDate.map((head) => [head.id, head]));
  const sent = streams.flatMap((stream) =>
    comesWhole(stream) && !doubted.includes(stream.id) ? [] : [stream.id],
  );
  const next = [...vector.keys()].find((id) => whole.has(id) && !sent.includes(id));
  const due = [...sent, ...(next === undefined ? [] : [next])].flatMap((id) => whole.get(id) ?? []);
  for (const { id, version } of due) {
    vector.delete(id);
    vector.set(id, version);
  }
  return [...(await reader.sums(due, window))];
}
