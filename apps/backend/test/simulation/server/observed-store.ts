import type { Change } from '@berthcare/shared/commands/command';
import type { AnyRow, Written } from '../../invariants/evidence';
import type { LoggedCommand, RecordStore, Writer } from '../../../src/sync/store';
import type { Place } from '../../../src/sync/testing/memory-state';
import type { MemoryStore } from '../../../src/sync/testing/memory-store';

/** What happened on the server, in order, transactions that failed left out. */
export interface History {
  written: Written[];
  logged: LoggedCommand[];
}

export interface ObservedStore extends RecordStore {
  readonly history: History;
  edit(changes: readonly Change[]): Promise<void>;
  erase(places: readonly Place[]): Promise<void>;
  /** Runs between a request's taking and its telling; what it does falls into the gap. */
  gap: (() => Promise<void>) | null;
}

const placeOf = ({ table, row }: Change): Place => ({ stream: row.streamId, table, id: row.id });

/** A store that remembers everything written to it, apart from the store's own books. */
export function observed(store: MemoryStore): ObservedStore {
  const history: History = { written: [], logged: [] };

  const present = ({ stream, table, id }: Place): AnyRow | null => {
    const stored = store.state.streams.get(stream)?.rows[table].get(id);
    return stored && !stored.gone ? structuredClone(stored.row) : null;
  };
  const note = (into: Written[], places: readonly Place[], commandId: string | null) => {
    const noted = places.map((place) => ({ ...place, commandId, before: present(place) }));
    return () => {
      for (const { id, ...one } of noted) {
        const { version } = store.state.streams.get(one.stream)!;
        into.push({ ...one, version, after: present({ ...one, id }) });
      }
    };
  };

  const watch = (writer: Writer, written: Written[], logged: LoggedCommand[]): Writer => {
    let commandId: string | null = null;
    return {
      ...writer,
      attempt: async (id, work, about) => {
        const mark = written.length;
        commandId = id;
        try {
          return await writer.attempt(id, work, about);
        } catch (error) {
          written.splice(mark);
          throw error;
        } finally {
          commandId = null;
        }
      },
      apply: async (changes) => {
        const settle = note(written, changes.map(placeOf), commandId);
        await writer.apply(changes);
        settle();
      },
      log: async (entry, content) => {
        await writer.log(entry, content);
        logged.push(entry);
      },
    };
  };

  const self: ObservedStore = {
    ...store,
    history,
    gap: null,
    edit: async (changes) => {
      const settle = note(history.written, changes.map(placeOf), null);
      await store.edit(changes);
      settle();
    },
    erase: async (places) => {
      const settle = note(history.written, places, null);
      await store.erase(places);
      settle();
    },
    read: async (actor, work) => {
      const between = self.gap;
      self.gap = null;
      await between?.();
      return store.read(actor, work);
    },
    write: async (actor, locks, work) => {
      const written: Written[] = [];
      const logged: LoggedCommand[] = [];
      const result = await store.write(actor, locks, (writer) => work(watch(writer, written, logged)));
      history.written.push(...written);
      history.logged.push(...logged);
      return result;
    },
  };
  return self;
}
