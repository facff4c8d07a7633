import { canonical } from '@berthcare/shared/sync/canonical';
import type { Faults, Meant, Written } from './evidence';
import { entriesOf, sayings, type Documentation } from './sayings';
import type { ServerSnapshot } from './server-snapshot';

const asideOutcomes = ['review', 'refused', 'held'];

/**
 * I1 of work that a person decided about: it was set aside before, it stays readable as its author wrote it, and what was let
 * in is in the record in the same transaction; what was declined is not.
 */
export function decidedWorkIsAsDecided(
  meant: ReadonlyMap<string, Meant>,
  { log, content }: Pick<ServerSnapshot, 'log' | 'content'>,
  written: readonly Written[],
): Faults {
  const logged = new Map(log.map((entry) => [entry.id, entry]));
  return written.flatMap(({ table, after, commandId }): Faults => {
    if (table !== 'settlement' || after === null) return [];
    const { id, decision } = after;
    const outcome = logged.get(id)?.outcome;
    if (outcome === undefined || !asideOutcomes.includes(outcome))
      return [`I1 ${id} was decided about, and is ${outcome}`];
    if (!content.has(id)) return [`I1 ${id} was decided about, and is not readable any more`];
    const command = meant.get(id);
    if (!command) return [];
    const effects = written.filter((one) => one.commandId === commandId && one.table !== 'settlement');
    if (decision === 'accepted') return isIn(id, command, effects, written);
    return effects.length > 0 ? [`I1 ${id} was declined, and took effect`] : [];
  });
}

/** Of a locked visit it is in as an addendum, and beside another value as a side of a conflict. */
function isIn(
  id: string,
  { type, payload }: Meant,
  effects: readonly Written[],
  written: readonly Written[],
): Faults {
  const values = new Map(
    type === 'visit.document' ? entriesOf(payload as Documentation).map((one) => [one.id, one.value]) : [],
  );
  const { summary } = payload as { summary?: string };
  return sayings(type, payload)
    .filter((saying) => {
      const value = values.get(saying.id);
      const says = ({ table, after }: Written) =>
        after !== null &&
        ((table === saying.table && after.id === saying.id && saying.written(after)) ||
          (table === 'addendum' && (value ? canonical(after.value) === value : after.text === summary)) ||
          (table === 'conflict' && canonical(after.offered) === value));
      const saidAnyway = ({ table, after }: Written) =>
        table === 'visitEntry' && after?.id === saying.id && canonical(after.value) === value;
      return !effects.some(says) && !written.some(saidAnyway);
    })
    .map(({ table, id: row }) => `I1 ${type} ${id} was let in, and has no effect on ${table} ${row}`);
}
