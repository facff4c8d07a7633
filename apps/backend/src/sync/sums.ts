import type { Page, Window } from '@berthcare/shared/sync/wire';
import type { Reader, StreamHead } from './store';

/**
 * Checksums of the streams whose last page this is, and of one more that the device has up to date. The order of what
 * it holds is the rotation: what was summed goes to its end.
 * @param vector what the device holds once it has the page, in the order of the rotation; is reordered
 */
export async function rotatingSums(
  reader: Reader,
  heads: readonly StreamHead[],
  vector: Map<string, number>,
  sent: readonly string[],
  window: Window,
): Promise<Page['sums']> {
  const upToDate = heads.filter(({ id, version }) => vector.get(id) === version);
  const whole = new Map(upToDate.map((head) => [head.id, head]));
  const next = [...vector.keys()].find((id) => whole.has(id) && !sent.includes(id));
  const due = [...sent, ...(next === undefined ? [] : [next])].flatMap((id) => whole.get(id) ?? []);
  for (const { id, version } of due) {
    vector.delete(id);
    vector.set(id, version);
  }
  return [...(await reader.sums(due, window))];
}
