import { ParameterError, type ParameterStore } from '../../src/platform/secrets/parameter-store';

/** Parameters in memory: every version of each. */
export interface MemoryParameters extends ParameterStore {
  versions: (name: string) => string[];
}

export function memoryParameters(first: Record<string, string>): MemoryParameters {
  const all = new Map(Object.entries(first).map(([name, value]) => [name, [value]]));
  const versions = (name: string) => all.get(name) ?? [];
  return {
    versions,
    latest: async (name) => {
      const value = versions(name).at(-1);
      if (value === undefined) throw new ParameterError(`There is no parameter ${name}.`);
      return { value, version: versions(name).length };
    },
    version: async (name, version) => {
      const value = versions(name)[version - 1];
      return value === undefined ? undefined : { value, version };
    },
    write: async (name, value) => all.set(name, [...versions(name), value]).get(name)!.length,
  };
}
