/** Those who want to hear of something, and how to tell them. */
export function listeners(): { subscribe: (listener: () => void) => () => void; tell: () => void } {
  const all = new Set<() => void>();
  return {
    subscribe(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell: () => all.forEach((listener) => listener()),
  };
}
