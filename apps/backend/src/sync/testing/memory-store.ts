import type { Change } from '@berthcare/shared/commands/command';
import type { StreamKind } from '@berthcare/shared/record/table';
import { tableNames } from '@berthcare/shared/record/tables';
import { forgottenOf, heldWork, settledOf } from './memory-held';
import { memoryReader } from './memory-reader';
import type { MemoryState, MemoryStream, Place, Undo } from './memory-state';
import { memoryWriter, type MemoryWriter } from './memory-writer';
import { ForeignIncarnation, type Actor, type RecordStore } from '../store';

export interface MemoryStore extends RecordStore {
  readonly state: MemoryState;
  /** Makes an empty stream. */
  stream(id: string, kind: StreamKind, agencyId: string): void;
  /** A change by the office's hand, outside any command: one transaction. */
  edit(changes: readonly Change[]): Promise<void>;
  /** Begins another epoch, which sorts after the others, on what the store has now; `base`: up to where its history is the previous epoch's. */
  beginEpoch(epoch: string, base: 'version' | 'nothing'): void;
  /** Deletes rows by the office's hand: they stay as tombstones. One transaction. */
  erase(places: readonly Place[]): Promise<void>;
}

/** The record in memory, with the database's promises: serial transactions, versions, audit, roll-back. */
export function memoryStore(epoch = 'epoch-1'): MemoryStore {
  const state: MemoryState = {
    epoch,
    previousEpoch: null,
    streams: new Map(),
    incarnations: new Map(),
    log: new Map(),
    senders: new Map(),
    content: new Map(),
    later: new Map(),
    tries: new Map(),
    audit: [],
    tokens: new Map(),
  };
  let transactions = 0;
  let distrusted = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const serially = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = tail.then(work);
    tail = turn.catch(() => undefined);
    return turn;
  };
  const begin = (undo: Undo, incarnation: string | null, actor: Actor | null, agencyId: string) =>
    memoryWriter(state, { transaction: (transactions += 1), undo, incarnation, actor, agencyId });
  const atomically = <T>(work: (undo: Undo) => Promise<T>): Promise<T> =>
    serially(async () => {
      const undo: Undo = [];
      try {
        return await work(undo);
      } catch (error) {
        for (const step of undo.reverse()) step();
        throw error;
      }
    });

  const beginEpoch: MemoryStore['beginEpoch'] = (id, base) => {
    Object.assign(state, { epoch: id, previousEpoch: state.epoch });
    for (const stream of state.streams.values()) stream.baseVersion = base === 'version' ? stream.version : 0;
  };
  const byHand = (stream: string | undefined, work: (writer: MemoryWriter) => Promise<void>) =>
    atomically((undo) => work(begin(undo, null, null, state.streams.get(stream ?? '')?.agencyId ?? '')));

  return {
    state,
    stream: (id, kind, agencyId) => {
      const rows = Object.fromEntries(tableNames.map((name) => [name, new Map()])) as MemoryStream['rows'];
      state.streams.set(id, {
        id,
        kind,
        agencyId,
        version: 0,
        baseVersion: 0,
        minVersion: 0,
        stampedBy: 0,
        rows,
      });
    },
    edit: (changes) => byHand(changes[0]?.row.streamId, (writer) => writer.apply(changes)),
    erase: (places) => byHand(places[0]?.stream, async (writer) => writer.erase(places)),
    beginEpoch,
    distrust: async (epoch, told) => {
      if (epoch !== state.epoch) return false;
      distrusted += 1;
      const [last] = (told > epoch ? told : epoch).split('~');
      beginEpoch(`${last}~${String(distrusted).padStart(3, '0')}`, 'nothing');
      return true;
    },
    epoch: async () => ({ id: state.epoch, previous: state.previousEpoch }),
    current: async ({ deviceId }, { token, incarnation, projection, now }) => {
      const known = state.tokens.get(token);
      return (
        known !== undefined &&
        known.incarnation === incarnation &&
        state.incarnations.get(incarnation)?.deviceId === deviceId &&
        known.epoch === state.epoch &&
        known.projection === projection &&
        known.resume === null &&
        now < known.expiresAt &&
        known.vector.every(([id, version]) => state.streams.get(id)!.version === version)
      );
    },
    settled: async (actor, ids) => settledOf(state, actor, ids),
    forgotten: async (actor, acknowledged) => forgottenOf(state, actor, acknowledged),
    heldWork: async (now) => heldWork(state, now),
    read: (actor, work) => serially(() => work(memoryReader(state, actor))),
    write: (actor, { incarnation, lastSeq = 0 }, work) =>
      atomically(async (undo) => {
        if (incarnation !== null) openIncarnation(state, undo, incarnation, actor.deviceId ?? '', lastSeq);
        return work(begin(undo, incarnation, actor, actor.agencyId));
      }),
    transient: () => false,
  };
}

function openIncarnation(
  { incarnations }: MemoryState,
  undo: Undo,
  id: string,
  deviceId: string,
  lastSeq: number,
): void {
  const known = incarnations.get(id);
  if (known && known.deviceId !== deviceId) throw new ForeignIncarnation(id);
  const heard = Math.max(known?.heard ?? 0, lastSeq);
  incarnations.set(id, { deviceId, answered: known?.answered ?? 0, heard, tokens: known?.tokens ?? 0 });
  undo.push(() => (known ? incarnations.set(id, known) : incarnations.delete(id)));
}
