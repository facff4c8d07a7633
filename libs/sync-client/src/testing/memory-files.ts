import type { PhotoFiles } from '../photos/ports';

/** Files that last as long as the map they are in. */
export const memoryFiles = (files = new Map<string, Uint8Array>()): PhotoFiles => ({
  write: async (name, bytes) => void files.set(name, bytes),
  read: async (name) => files.get(name) ?? null,
  remove: async (name) => void files.delete(name),
  names: async () => [...files.keys()],
});
