import type { HintListener } from './hints';

export interface Listeners {
  add: (listener: HintListener) => () => void;
  tell: HintListener;
}

/** Those of this process who listen. */
export function createListeners(): Listeners {
  const listeners = new Set<HintListener>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (streamIds) => {
      for (const listener of listeners) listener(streamIds);
    },
  };
}
