import { canonical } from '@berthcare/shared/sync/canonical';
import type { LoggedCommand } from '../../src/sync/store';
import type { Faults, Meant, Told, Written } from './evidence';
import { entriesOf, sayings, type Documentation } from './sayings';
import type { ServerSnapshot } from './server-snapshot';

/**
 * I1: what a device was told of a command is what the server knows of it, and its content is in effect or kept. A
 * restored server may have decided anew what it had lost, from a request that was long on its way: then it is kept all
 * the same.
 */
export function acknowledgedIsKept(
  told: readonly Told[],
  meant: ReadonlyMap<string, Meant>,
  server: ServerSnapshot,
  written: readonly Written[],
): Faults {
  const log = new Map(server.log.map((entry) => [entry.id, entry]));
  const effects = byCommand(written);
  return told.flatMap(({ id, outcome, epoch }): Faults => {
    const entry = log.get(id);
    if (!entry) return [`I1 command ${id} was acknowledged and is unknown`];
    if (entry.outcome !== outcome && epoch === server.epoch) {
      return [`I1 command ${id} was told ${outcome} and is ${entry.outcome}`];
    }
    return isKept(entry, meant.get(id)!, effects.get(id) ?? [], server);
  });
}

function byCommand(written: readonly Written[]): Map<string, Written[]> {
  const effects = new Map<string, Written[]>();
  for (const one of written) {
    if (one.commandId === null) continue;
    const of = effects.get(one.commandId);
    if (of) of.push(one);
    else effects.set(one.commandId, [one]);
  }
  return effects;
}

function isKept(
  { id, outcome }: LoggedCommand,
  command: Meant,
  effects: Written[],
  { content }: ServerSnapshot,
): Faults {
  if (outcome === 'applied') return inEffect(id, command, effects);
  const kept = content.get(id) as { payload: unknown } | undefined;
  if (kept === undefined || canonical(kept.payload) !== canonical(command.payload)) {
    return [`I1 ${outcome} command ${id} lost what its author wrote`];
  }
  if (outcome === 'conflict') return bothSidesAreKept(id, command, effects);
  return effects.length > 0 ? [`I1 ${outcome} command ${id} took effect`] : [];
}

/** Every row that the command was to write was written as meant; later writers have their own entries. */
function inEffect(id: string, { type, payload }: Meant, effects: Written[]): Faults {
  return sayings(type, payload)
    .filter(
      (saying) =>
        !effects.some(
          ({ table, after }) =>
            table === saying.table && after !== null && after.id === saying.id && saying.written(after),
        ),
    )
    .map((saying) => `I1 ${type} ${id} has no effect on ${saying.table} ${saying.id}`);
}

function bothSidesAreKept(id: string, { payload }: Meant, effects: Written[]): Faults {
  return entriesOf(payload as Documentation)
    .filter(
      (entry) =>
        !effects.some(
          ({ table, after }) =>
            (table === 'visitEntry' && after?.id === entry.id && canonical(after.value) === entry.value) ||
            (table === 'conflict' && after?.entryId === entry.id && canonical(after.offered) === entry.value),
        ),
    )
    .map((entry) => `I1 entry ${entry.id} of ${id} is neither in effect nor a side of a conflict`);
}

/**
 * I1, nothing is overwritten unseen: a documented value replaces only what its author had before them, and no value that they had
 * is put to a person as another's. What the office lets in counts as its author's.
 */
export function nothingIsOverwrittenUnseen(
  meant: ReadonlyMap<string, Meant>,
  written: readonly Written[],
): Faults {
  const letIn = new Map(
    written.flatMap(({ table, commandId, after }) =>
      table === 'settlement' && after ? [[commandId, after.id]] : [],
    ),
  );
  return written.flatMap(({ table, commandId, before, after }): Faults => {
    const id = letIn.get(commandId) ?? commandId;
    const command = id === null ? undefined : meant.get(id);
    if (!command || after === null) return [];
    if (table === 'conflict') {
      const seen = command.seen.get(after.entryId as string);
      return before === null && seen === canonical(after.kept)
        ? [`I1 ${id} conflicts with a value its author saw`]
        : [];
    }
    if (table !== 'visitEntry' || before === null) return [];
    const was = canonical(before.value);
    const seen = command.seen.get(after.id) ?? null;
    return was === seen || was === canonical(after.value)
      ? []
      : [`I1 ${id} overwrote ${was}, its author had seen ${seen}`];
  });
}
