import { canonical } from '@berthcare/shared/sync/canonical';
import type { DeviceSnapshot } from './device-snapshot';
import type { Faults, Meant } from './evidence';

/** I7: nothing waits in a queue. */
export function queueIsDrained({ name, queue, left }: DeviceSnapshot): Faults {
  return [...queue, ...left]
    .filter(({ outcome }) => outcome === null)
    .map(({ id }) => `I7 ${name} still has ${id} to send`);
}

/** The queue's own order: what is unanswered carries the incarnation's last sequences, without a gap. */
export function queueIsContiguous({ name, meta, queue }: DeviceSnapshot): Faults {
  const open = queue.filter(({ outcome }) => outcome === null);
  const first = (meta.lastSeq ?? 0) - open.length + 1;
  return open
    .filter(({ incarnation, seq }, index) => incarnation !== meta.incarnation || seq !== first + index)
    .map(({ id, seq }) => `the queue of ${name} has ${id} at ${seq}`);
}

/** A sealed command never changes, nor does one in a box; of those whose opener nobody has, nothing is said. */
export function queueIsAsMeant({ name, queue, left }: DeviceSnapshot, meant: Map<string, Meant>): Faults {
  return [...queue, ...left]
    .map(({ id, boxed, payload }) => ({ id, boxed, written: payload() }))
    .filter(({ boxed, written }) => !boxed || written !== undefined)
    .filter(({ id, written }) => canonical(meant.get(id)?.payload) !== canonical(written))
    .map(({ id }) => `${name} has another content in ${id} than was sealed`);
}
