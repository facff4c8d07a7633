import { canonical } from '@berthcare/shared/sync/canonical';
import type { Faults } from './evidence';
import type { ServerSnapshot } from './server-snapshot';

/** I5: one audit entry for each command that took effect, none for one that did not. */
export function auditIsExact({ log, audit }: ServerSnapshot): Faults {
  const found = new Map<string, { stream: string; version: number }[]>(log.map(({ id }) => [id, []]));
  const unlogged: Faults = [];
  for (const { commandId, stream, version } of audit) {
    if (commandId === null) continue;
    const entries = found.get(commandId);
    if (entries) entries.push({ stream, version });
    else unlogged.push(`I5 the effect of ${commandId} is not logged`);
  }
  const inexact = log.flatMap(({ id, version, stream }): Faults => {
    const entries = canonical(found.get(id));
    const expected = canonical(version === null ? [] : [{ stream, version }]);
    return entries === expected ? [] : [`I5 command ${id} is audited as ${entries}, not ${expected}`];
  });
  return [...inexact, ...unlogged];
}
