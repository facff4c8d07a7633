import type { Faults } from './evidence';

/** One outcome a command, one effect a command: what was answered once is never decided again. */
export function commandsAreDecidedOnce(logged: readonly { id: string }[]): Faults {
  const counts = new Map<string, number>();
  for (const { id } of logged) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([id]) => `I4 command ${id} was decided twice`);
}
