import type { Change, Loaded, Read, Recent } from '@berthcare/shared/commands/command';
import { tables, type TableName } from '@berthcare/shared/record/tables';
import { may } from '@berthcare/shared/domain/permissions';
import { addDays } from '@berthcare/utils/day';
import type { Access, Actor, Kept, LoggedCommand, Writer } from '../store';
import { asideIn, heldBy, triesKey } from './memory-held';
import {
  withLater,
  type MemoryState,
  type MemoryStream,
  type Place,
  type StoredRow,
  type Undo,
} from './memory-state';

interface Transaction {
  transaction: number;
  undo: Undo;
  incarnation: string | null;
  /** Null: the office's hand, outside of any request. */
  actor: Actor | null;
  agencyId: string;
}

export interface MemoryWriter extends Writer {
  /** Leaves tombstones of these rows. */
  erase(places: readonly Place[]): void;
}

export function memoryWriter(
  state: MemoryState,
  { transaction, undo, incarnation, actor, agencyId }: Transaction,
): MemoryWriter {
  const personId = actor?.personId ?? null;
  let commandId: string | null = null;
  let aboutId: string | null = null;
  const set = <K, V>(map: Map<K, V>, key: K, value: V) => {
    const before = map.get(key);
    map.set(key, value);
    undo.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
  };
  const moveTo = (seq: number) => {
    const known = state.incarnations.get(incarnation!)!;
    set(state.incarnations, incarnation!, { ...known, answered: seq });
  };

  const stamp = (stream: MemoryStream) => {
    if (stream.stampedBy !== transaction) {
      const { version, stampedBy } = stream;
      stream.version += 1;
      stream.stampedBy = transaction;
      undo.push(() => Object.assign(stream, { version, stampedBy }));
    }
    const audited = state.audit.some(
      (entry) =>
        entry.stream === stream.id && entry.commandId === commandId && entry.version === stream.version,
    );
    if (audited) return;
    state.audit.push({ stream: stream.id, commandId, personId, aboutId, version: stream.version });
    undo.push(() => state.audit.pop());
  };

  const erase = ({ stream: id, table, id: row }: Place) => {
    const stream = state.streams.get(id)!;
    const stored = stream.rows[table].get(row)!;
    stamp(stream);
    set(stream.rows[table], row, { ...stored, version: stream.version, gone: true });
  };

  const put = ({ table, row }: Change) => {
    const stream = state.streams.get(row.streamId);
    if (!stream) throw new Error('No head for this stream.');
    stamp(stream);
    const stored: StoredRow = {
      row: structuredClone(row) as unknown as StoredRow['row'],
      version: stream.version,
      gone: false,
    };
    set(stream.rows[table], row.id, stored);
  };

  return {
    answered: async () => state.incarnations.get(incarnation!)!.answered,
    access: async (streams) =>
      new Map(streams.map((id) => [id, actor ? accessOf(state, actor, id) : 'none'])),
    logged: async (ids, seqs) =>
      [...state.log.values()]
        .filter(
          (entry) =>
            ids.includes(entry.id) ||
            (incarnation !== null && entry.incarnation === incarnation && seqs.includes(entry.seq!)),
        )
        .map((entry) => withLater(state, entry)),
    attempt: async (id, work, about = null) => {
      const mark = undo.length;
      commandId = id;
      aboutId = about;
      try {
        return await work();
      } catch (error) {
        for (const step of undo.splice(mark).reverse()) step();
        throw error;
      } finally {
        commandId = null;
        aboutId = null;
      }
    },
    load: async (streamId, reads) => load(state, agencyId, streamId, reads),
    apply: async (changes) => changes.forEach(put),
    erase: (places) => places.forEach(erase),
    version: async (id) => state.streams.get(id)!.version,
    advance: async (seq) => moveTo(seq),
    log: async (entry: LoggedCommand, content) => {
      if (state.log.has(entry.id)) throw new Error('A command is logged once.');
      set(state.log, entry.id, entry);
      set(state.senders, entry.id, actor!);
      if (content !== null) set(state.content, entry.id, structuredClone(content) as Kept['command']);
      if (entry.seq !== null) moveTo(entry.seq);
    },
    aside: async (stream, id) => asideIn(state, stream, id),
    held: async (stream) => heldBy(state, personId!, stream),
    tries: async (stream) => state.tries.get(triesKey(personId!, stream))?.tries ?? 0,
    settle: async (later) => {
      if (state.later.has(later.id)) throw new Error('A held command is settled once.');
      set(state.later, later.id, later);
    },
    tried: async (stream, tries, nextAt) => {
      const key = triesKey(personId!, stream);
      if (nextAt !== null) return set(state.tries, key, { tries, nextAt });
      const before = state.tries.get(key);
      state.tries.delete(key);
      undo.push(() => before && state.tries.set(key, before));
    },
  };
}

/** Caregivers hold what they are granted; the office sees every care record of its agency. */
export function accessOf({ streams }: MemoryState, { agencyId, personId, role }: Actor, id: string): Access {
  const stream = streams.get(id);
  if (stream?.kind !== 'client' || stream.agencyId !== agencyId) return 'none';
  if (may(role, 'records.read.team')) return 'held';
  const holdings = [...(streams.get(personId)?.rows.holding.values() ?? [])].filter(
    ({ row, gone }) => !gone && row.recordId === id,
  );
  if (holdings.some(({ row }) => row.endedAt === null)) return 'held';
  return holdings.length > 0 ? 'former' : 'none';
}

function load<Reads extends Record<string, Read>>(
  { streams }: MemoryState,
  agencyId: string,
  streamId: string,
  reads: Reads,
): Loaded<Reads> {
  const rows = (table: TableName): StoredRow['row'][] =>
    [...(streams.get(tables[table].stream === 'client' ? streamId : agencyId)?.rows[table].values() ?? [])]
      .filter(({ gone }) => !gone)
      .map(({ row }) => row);
  const loaded = Object.entries(reads).map(([key, { table, where, columns, recent }]) => {
    const matching = rows(table)
      .filter((row) => Object.entries(where).every(([column, value]) => row[column] === value))
      .filter((row) => recent === null || isRecent(row, recent, rows('visit')));
    return [key, matching.map((row) => structuredClone(columns ? part(row, columns) : row))];
  });
  return Object.fromEntries(loaded) as Loaded<Reads>;
}

function isRecent(row: StoredRow['row'], { visitId, days }: Recent, visits: StoredRow['row'][]): boolean {
  const last = visits.find(({ id }) => id === visitId)?.['day'] as string | undefined;
  const day = row['day'] as string;
  return last !== undefined && day <= last && day >= addDays(last, -days);
}

const part = ({ id, streamId, ...row }: StoredRow['row'], columns: readonly string[]) => ({
  ...{ id, streamId },
  ...Object.fromEntries(columns.map((column) => [column, row[column]])),
});
