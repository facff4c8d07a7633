import type { DeviceSnapshot, QueuedCommand } from './device-snapshot';
import type { Faults } from './evidence';
import { rowKey, valuesIn } from './row-text';
import { sayings, type Saying } from './sayings';

/** Whether answers and cursors are of one epoch: not between another epoch's first answer and its first page. */
export const isOfOneEpoch = ({ meta }: DeviceSnapshot): boolean =>
  !meta.offered || !meta.epoch || meta.offered === meta.epoch;

/** I8: what a person did is what they see until the office's answer has reached the rows under it. */
export function pendingWorkIsShown(shown: DeviceSnapshot, excused: ReadonlySet<string>): Faults {
  const { name, streams, queue, rows } = shown;
  const cursors = new Map(streams.map(({ id, cursor }) => [id, cursor]));
  const arrived = ({ streamId, outcome, version }: QueuedCommand) =>
    outcome !== null &&
    (version === null || (isOfOneEpoch(shown) && version <= (cursors.get(streamId) ?? 0)));
  const pending = queue.filter(
    (command) =>
      cursors.has(command.streamId) &&
      !arrived(command) &&
      (command.outcome === null || !excused.has(command.id)),
  );
  return [...latest(pending)].flatMap(([key, { table, shown }]): Faults => {
    const row = rows.get(key);
    return row !== undefined && shown(valuesIn(table, row))
      ? []
      : [`I8 ${name} does not see its own ${key}: ${row}`];
  });
}

/**
 * What the screen says because of the commands, by row: a later one may say otherwise of the same thing, or show otherwise what
 * its author saw then, where it no longer applies.
 */
function latest(pending: readonly QueuedCommand[]): Map<string, Saying> {
  const said = new Map<string, Saying>();
  for (const { type, payload, showed, boxed } of pending) {
    const saw = showed();
    for (const { table, row } of saw) {
      const key = rowKey(table, row.id);
      if (said.get(key)?.shown({ ...row }) === false) said.delete(key);
    }
    const says = boxed ? [] : sayings(type, payload());
    for (const saying of says) {
      const key = rowKey(saying.table, saying.id);
      if (saw.length > 0) said.set(key, saying);
      else if (said.has(key)) said.set(key, either(said.get(key)!, saying));
    }
  }
  return said;
}

/** What showed nothing when it was sealed, for a person to decide, may be in effect where the rule is asked again. */
const either = (before: Saying, now: Saying): Saying => ({
  ...before,
  shown: (values) => before.shown(values) || now.shown(values),
});
