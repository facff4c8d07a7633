import { mayBeKept, mayTryAgain, type Taking } from './taking';

interface Visit {
  id: string;
  streamId: string;
}

/** Pictures of a visit that are in the app's memory alone: they end with it, and when their person signs out. */
export interface Unkept {
  visit: Visit;
  count: number;
}

/** How photos are taken in this run of the app, of every visit. */
export interface AllTakings {
  /** Each visit has one, which outlives the visit's screen. */
  of(visit: Visit): Taking;
  /** By visit; the same answer until it changes. */
  unkept(): readonly Unkept[];
  /** Tries again to keep the visit's pictures: where its screen cannot be opened any more. */
  tryAgain(visitId: string): void;
  /** Leaves out the visit's pictures that could not be kept: there as well. */
  leaveOut(visitId: string): void;
  subscribe(listener: () => void): () => void;
}

export function openAllTakings(open: (visit: Visit) => Taking): AllTakings {
  const takings = new Map<string, { visit: Visit; taking: Taking }>();
  const listeners = new Set<() => void>();
  let unkept: readonly Unkept[] = [];
  const count = () => {
    unkept = [...takings.values()]
      .map(({ visit, taking }) => ({ visit, count: taking.underWay().filter(mayBeKept).length }))
      .filter(({ count }) => count > 0);
    listeners.forEach((listener) => listener());
  };
  return {
    of(visit) {
      const known = takings.get(visit.id);
      if (known) return known.taking;
      const taking = open(visit);
      takings.set(visit.id, { visit, taking });
      taking.subscribe(count);
      return taking;
    },
    unkept: () => unkept,
    tryAgain(visitId) {
      const taking = takings.get(visitId)?.taking;
      const failed =
        taking?.underWay().filter(({ trouble }) => trouble !== null && mayTryAgain(trouble)) ?? [];
      for (const { id } of failed) taking?.tryAgain(id);
    },
    leaveOut(visitId) {
      const taking = takings.get(visitId)?.taking;
      const failed = taking?.underWay().filter(({ trouble }) => trouble !== null) ?? [];
      for (const { id } of failed) taking?.leaveOut(id);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
