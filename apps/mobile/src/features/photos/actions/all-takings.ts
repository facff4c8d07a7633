import { mayBeKept, type Taking } from './taking';

interface Visit {
  id: string;
  streamId: string;
}

/** How photos are taken in this run of the app, of every visit. */
export interface AllTakings {
  /** Each visit has one, which outlives the visit's screen. */
  of(visit: Visit): Taking;
  /** How many pictures are in the app's memory alone: they end with it, and when their person signs out. */
  unkept(): number;
  subscribe(listener: () => void): () => void;
}

export function openAllTakings(open: (visit: Visit) => Taking): AllTakings {
  const takings = new Map<string, Taking>();
  const listeners = new Set<() => void>();
  return {
    of(visit) {
      const known = takings.get(visit.id);
      if (known) return known;
      const taking = open(visit);
      takings.set(visit.id, taking);
      taking.subscribe(() => listeners.forEach((listener) => listener()));
      return taking;
    },
    unkept: () => [...takings.values()].flatMap((taking) => taking.underWay().filter(mayBeKept)).length,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
