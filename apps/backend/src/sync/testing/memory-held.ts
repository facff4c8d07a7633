import type { Acknowledged, Outcome } from '@berthcare/shared/sync/wire';
import { outcomeOf } from '../push';
import type { Actor, HeldWork, Kept, LoggedCommand } from '../store';
import { withLater, type MemoryState } from './memory-state';

export const triesKey = (personId: string, stream: string): string => `${personId} ${stream}`;

const keptOf = ({ content, senders }: MemoryState, { id, reason, receivedAt }: LoggedCommand): Kept => ({
  command: content.get(id)!,
  sentBy: senders.get(id)!.personId,
  ...{ reason, receivedAt },
});

const isSettled = ({ streams }: MemoryState, { id, stream }: LoggedCommand): boolean =>
  streams.get(stream)?.rows.settlement.get(id)?.gone === false;

const isAside = (state: MemoryState, logged: LoggedCommand): boolean =>
  ['review', 'refused', 'held'].includes(withLater(state, logged).outcome) && !isSettled(state, logged);

export function asideIn(state: MemoryState, stream: string, id: string): Kept | null {
  const logged = state.log.get(id);
  return logged?.stream === stream && isAside(state, logged) ? keptOf(state, withLater(state, logged)) : null;
}

/** Commands that took no effect and nobody has decided about. */
export const setAside = (state: MemoryState): LoggedCommand[] =>
  [...state.log.values()].filter((logged) => isAside(state, logged));

/** Commands that are held, in the order they came. */
const held = (state: MemoryState): LoggedCommand[] =>
  [...state.log.values()]
    .filter((entry) => withLater(state, entry).outcome === 'held' && !isSettled(state, entry))
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.seq ?? 0) - (b.seq ?? 0) || (a.id < b.id ? -1 : 1));

export const heldBy = (state: MemoryState, personId: string, stream: string): Kept[] =>
  held(state)
    .filter((entry) => entry.stream === stream && state.senders.get(entry.id)!.personId === personId)
    .map((entry) => keptOf(state, entry));

export const settledOf = (state: MemoryState, { personId }: Actor, ids: readonly string[]): Outcome[] =>
  ids
    .flatMap((id) => state.log.get(id) ?? [])
    .filter(({ id }) => state.later.has(id) && state.senders.get(id)!.personId === personId)
    .map((entry) => outcomeOf(withLater(state, entry)));

export const forgottenOf = (
  state: MemoryState,
  { personId }: Actor,
  acknowledged: readonly Acknowledged[],
): string[] =>
  acknowledged.flatMap(([id, outcome, version]) => {
    const logged = state.senders.get(id)?.personId === personId ? state.log.get(id) : undefined;
    const told = [logged, state.later.get(id)];
    return logged && told.some((one) => one?.outcome === outcome && one.version === version) ? [] : [id];
  });

export function heldWork(state: MemoryState, now: number | null): HeldWork[] {
  const work = new Map<string, HeldWork>();
  for (const { id, stream } of held(state)) {
    const actor = { ...state.senders.get(id)!, deviceId: null };
    const key = triesKey(actor.personId, stream);
    const { tries, nextAt } = state.tries.get(key) ?? { tries: 0, nextAt: 0 };
    if (!work.has(key) && (now === null || nextAt <= now)) work.set(key, { actor, stream, tries });
  }
  return [...work.values()];
}
