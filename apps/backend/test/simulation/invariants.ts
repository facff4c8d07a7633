import { entryId } from '@berthcare/shared/domain/entry';
import type { TableName } from '@berthcare/shared/record/tables';
import { canonical } from '@berthcare/shared/sync/canonical';
import type { Window } from '@berthcare/shared/sync/wire';
import type { LoggedCommand } from '../../src/sync/store';
import type { DeviceSnapshot, QueuedCommand } from './device-snapshot';
import { rowKey, valuesIn } from './row-text';
import { heldStreams, projection, type ServerSnapshot } from './server-snapshot';

/**
 * What must hold whatever failed, as functions from snapshots to the faults they find, worded for people. They know
 * nothing of how a server or a device keeps its data, so every tier of tests uses them.
 */
export type Faults = string[];

/** What the author of a sealed command meant, as the simulation remembers it. */
export interface Meant {
  type: string;
  payload: unknown;
  /** By entry: the value its author had before them, in canonical form; null where there was none. */
  seen: Map<string, string | null>;
}

export type AnyRow = { id: string; streamId: string } & Record<string, unknown>;

/** One row written, as it was and as it is from then on. */
export interface Written {
  stream: string;
  version: number;
  table: TableName;
  before: AnyRow | null;
  /** Null: it was deleted. */
  after: AnyRow | null;
  /** Null for a change by the office's hand. */
  commandId: string | null;
}

/** I2: a device that has nothing to send and nothing to fetch shows what its person may see, row by row. */
export function restsOnItsProjection(device: DeviceSnapshot, server: ServerSnapshot, window: Window): Faults {
  const expected = projection(server, device.actor, window);
  const faults: Faults = [];
  for (const [key, text] of expected) {
    const shown = device.rows.get(key);
    if (shown === undefined) faults.push(`I2 ${device.name} misses ${key}`);
    else if (shown !== text) faults.push(`I2 ${device.name} has ${key} as ${shown}, not ${text}`);
  }
  for (const key of device.rows.keys()) {
    if (!expected.has(key)) faults.push(`I2 ${device.name} has ${key}, which it should not`);
  }
  const held = heldStreams(server, device.actor);
  for (const { id, cursor } of device.streams) {
    const head = server.heads.find((one) => one.id === id);
    if (!held.has(id)) faults.push(`I3 ${device.name} still has stream ${id}`);
    else if (cursor !== head?.version)
      faults.push(`I2 ${device.name} has ${id} to ${cursor} of ${head?.version}`);
  }
  if (device.shadows > 0) faults.push(`I2 ${device.name} shows pending changes over ${device.shadows} rows`);
  if (device.seen > 0) faults.push(`I2 ${device.name} has not finished a reset`);
  return faults;
}

/** I6, a device's part: no cursor is ahead of its stream. */
export function cursorsAreNotAhead({ name, meta, streams }: DeviceSnapshot, server: ServerSnapshot): Faults {
  if (meta.epoch !== server.epoch) return [];
  const versions = new Map(server.heads.map(({ id, version }) => [id, version]));
  return streams
    .filter(({ id, cursor }) => (cursor ?? 0) > (versions.get(id) ?? 0))
    .map(({ id, cursor }) => `I6 ${name} is ahead on ${id}: ${cursor} of ${versions.get(id)}`);
}

/** I6, the server's part: every version of every stream was taken by somebody, none is beyond its head. */
export function versionsAreGapFree(server: ServerSnapshot): Faults {
  return server.heads.flatMap(({ id, version }): Faults => {
    const taken = new Set(server.audit.filter(({ stream }) => stream === id).map((entry) => entry.version));
    const missing = Array.from({ length: version }, (_, index) => index + 1).filter((one) => !taken.has(one));
    const beyond = server.rows.filter((row) => row.stream === id && row.version > version);
    return [
      ...missing.map((one) => `I6 version ${one} of ${id} belongs to nobody`),
      ...(taken.size > version ? [`I6 ${id} has audited versions beyond ${version}`] : []),
      ...beyond.map(
        (row) => `I6 ${row.table} ${row.id} is at ${row.version}, beyond its stream's ${version}`,
      ),
    ];
  });
}

/** I5: one audit entry for each command that took effect, none for one that did not. */
export function auditIsExact({ log, audit }: ServerSnapshot): Faults {
  const faults: Faults = [];
  for (const { id, version, stream } of log) {
    const entries = audit.filter(({ commandId }) => commandId === id);
    const expected = version === null ? [] : [{ stream, version }];
    const found = entries.map((entry) => ({ stream: entry.stream, version: entry.version }));
    if (canonical(found) !== canonical(expected)) {
      faults.push(`I5 command ${id} is audited as ${canonical(found)}, not ${canonical(expected)}`);
    }
  }
  const known = new Set(log.map(({ id }) => id));
  for (const { commandId } of audit) {
    if (commandId !== null && !known.has(commandId))
      faults.push(`I5 the effect of ${commandId} is not logged`);
  }
  return faults;
}

/** An outcome that a device has committed, and the epoch it was told in. */
export interface Told {
  id: string;
  outcome: string;
  epoch: string;
}

/**
 * I1: what a device was told of a command is what the server knows of it, and its content is in effect or kept. A
 * restored server may have decided anew what it had lost, from a request that was long on its way: then it is kept all
 * the same.
 */
export function acknowledgedIsKept(
  told: readonly Told[],
  meant: Map<string, Meant>,
  server: ServerSnapshot,
  written: Written[],
): Faults {
  const log = new Map(server.log.map((entry) => [entry.id, entry]));
  return told.flatMap(({ id, outcome, epoch }): Faults => {
    const entry = log.get(id);
    if (!entry) return [`I1 command ${id} was acknowledged and is unknown`];
    if (entry.outcome !== outcome && epoch === server.epoch) {
      return [`I1 command ${id} was told ${outcome} and is ${entry.outcome}`];
    }
    const effects = written.filter(({ commandId }) => commandId === id);
    return isKept(entry, meant.get(id)!, effects, server);
  });
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

interface EntryPayload {
  visitId: string;
  entries: { item: string; value: unknown }[];
}

const entriesOf = ({ visitId, entries }: EntryPayload) =>
  entries.map(({ item, value }) => ({ id: entryId(visitId, item), value: canonical(value) }));

/** Every row that the command was to write was written as meant; later writers have their own entries. */
function inEffect(id: string, command: Meant, effects: Written[]): Faults {
  const wrote = (table: string, like: (row: Record<string, unknown>) => boolean) =>
    effects.some((one) => one.table === table && one.after !== null && like(one.after));
  const payload = command.payload as Record<string, unknown>;
  switch (command.type) {
    case 'visit.start':
      return wrote('visit', (row) => row.state === 'in_progress' && row.startedAt === payload.startedAt)
        ? []
        : [`I1 start ${id} has no effect`];
    case 'visit.complete':
      return wrote('visit', (row) => row.state === 'completed' && row.summary === payload.summary)
        ? []
        : [`I1 completion ${id} has no effect`];
    case 'visit.addend':
      return wrote('addendum', (row) => row.id === payload.addendumId && row.text === payload.text)
        ? []
        : [`I1 addendum ${id} has no effect`];
    default:
      return entriesOf(command.payload as EntryPayload)
        .filter(
          (entry) =>
            !wrote('visitEntry', (row) => row.id === entry.id && canonical(row.value) === entry.value),
        )
        .map((entry) => `I1 entry ${entry.id} of ${id} has no effect`);
  }
}

function bothSidesAreKept(id: string, command: Meant, effects: Written[]): Faults {
  return entriesOf(command.payload as EntryPayload)
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

/** I1, nothing is overwritten unseen: a documented value replaces only what its author had before them. */
export function nothingIsOverwrittenUnseen(meant: Map<string, Meant>, written: Written[]): Faults {
  return written.flatMap(({ table, commandId, before, after }): Faults => {
    const command = commandId === null ? undefined : meant.get(commandId);
    if (!command || after === null) return [];
    if (table === 'conflict') {
      const seen = command.seen.get(after.entryId as string);
      return seen === canonical(after.kept) ? [`I1 ${commandId} conflicts with a value its author saw`] : [];
    }
    if (table !== 'visitEntry' || before === null) return [];
    const was = canonical(before.value);
    const seen = command.seen.get(after.id) ?? null;
    return was === seen || was === canonical(after.value)
      ? []
      : [`I1 ${commandId} overwrote ${was}, its author had seen ${seen}`];
  });
}

/** One outcome a command, one effect a command: what was answered once is never decided again. */
export function commandsAreDecidedOnce(logged: { id: string }[]): Faults {
  const counts = new Map<string, number>();
  for (const { id } of logged) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([id]) => `I4 command ${id} was decided twice`);
}

/** I7: nothing waits in a queue. */
export function queueIsDrained({ name, queue }: DeviceSnapshot): Faults {
  return queue
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

/** A sealed command never changes. */
export function queueIsAsMeant({ name, queue }: DeviceSnapshot, meant: Map<string, Meant>): Faults {
  return queue
    .filter(({ id, payload }) => canonical(meant.get(id)?.payload) !== canonical(payload()))
    .map(({ id }) => `${name} has another content in ${id} than was sealed`);
}

/** I8: what a person did is what they see until the office's answer has reached the rows under it. */
export function pendingWorkIsShown(
  { name, streams, queue, rows }: DeviceSnapshot,
  excused: ReadonlySet<string>,
): Faults {
  const cursors = new Map(streams.map(({ id, cursor }) => [id, cursor]));
  const arrived = ({ streamId, outcome, version }: QueuedCommand) =>
    outcome !== null && (version === null || version <= (cursors.get(streamId) ?? 0));
  const pending = queue.filter(
    (command) =>
      cursors.has(command.streamId) &&
      !arrived(command) &&
      (command.outcome === null || !excused.has(command.id)) &&
      command.showed(),
  );
  const expected = new Map(pending.flatMap(expectations));
  return [...expected].flatMap(([key, { row, like }]): Faults => {
    const shown = rows.get(rowKey(...row));
    return shown !== undefined && like(valuesIn(row[0], shown))
      ? []
      : [`I8 ${name} does not see its own ${key}: ${shown}`];
  });
}

interface Expectation {
  row: [table: TableName, id: string];
  like: (values: Record<string, unknown>) => boolean;
}

/** What the screen says because of a command, unless a later one says otherwise of the same thing. */
function expectations({ type, payload }: QueuedCommand): [string, Expectation][] {
  const { visitId, ...said } = payload() as { visitId: string } & Record<string, unknown>;
  switch (type) {
    case 'visit.start':
      return [[`state of ${visitId}`, { row: ['visit', visitId], like: ({ state }) => state !== 'planned' }]];
    case 'visit.complete': {
      const completed = ({ state, summary }: Record<string, unknown>) =>
        state === 'completed' && summary === said.summary;
      return [[`state of ${visitId}`, { row: ['visit', visitId], like: completed }]];
    }
    case 'visit.addend': {
      const id = said.addendumId as string;
      return [[`addendum ${id}`, { row: ['addendum', id], like: ({ text }) => text === said.text }]];
    }
    default:
      return entriesOf({ visitId, ...said } as EntryPayload).map(({ id, value }) => {
        const like = (values: Record<string, unknown>) => canonical(values.value) === value;
        return [`entry ${id}`, { row: ['visitEntry', id], like }];
      });
  }
}
