/** The visits whose screen is open in this app: what is written there is sealed there. */
export interface BeingWritten {
  /** Says that the visit's screen is open, until what is returned is called. */
  hold: (visitId: string) => () => void;
  has: (visitId: string) => boolean;
}

export function beingWritten(): BeingWritten {
  // Each screen by itself: for a moment two of the same visit are there, the one that comes and the one that goes.
  const screens = new Map<symbol, string>();
  return {
    hold(visitId) {
      const screen = Symbol(visitId);
      screens.set(screen, visitId);
      return () => void screens.delete(screen);
    },
    has: (visitId) => [...screens.values()].includes(visitId),
  };
}

/** The app's own: one process has one. */
export const visitsBeingWritten = beingWritten();
