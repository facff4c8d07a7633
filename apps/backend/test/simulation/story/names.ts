import { entryId } from '@berthcare/shared/domain/entry';
import type { Meant } from '../../invariants/evidence';
import type { MemoryState } from '../../../src/sync/testing/memory-state';
import { clients, items, people, templates, agencyId } from '../agency';

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Words for the ids of a world; what nobody has named is cut to its first digits. */
export function namesIn(
  { streams }: MemoryState,
  meant: ReadonlyMap<string, Meant>,
): (text: string) => string {
  const names = new Map<string, string>([[agencyId, 'the agency']]);
  for (const [name, { id }] of Object.entries(people)) names.set(id, `${capital(name)}'s list`);
  for (const [name, id] of Object.entries(templates)) names.set(id, `template ${name}`);
  for (const { id, name } of clients) names.set(id, `${capital(name)}'s record`);
  for (const { name, id } of clients) {
    for (const { row } of streams.get(id)?.rows.visit.values() ?? []) {
      const visit = `${capital(name)}'s visit ${row.id.slice(0, 4)}`;
      names.set(row.id, visit);
      for (const item of items) names.set(entryId(row.id, item), `${item} of ${visit}`);
    }
  }
  [...meant.keys()].forEach((id, index) => names.set(id, `c${index + 1}`));
  return (text) => text.replace(anyId, (id) => names.get(id) ?? id.slice(0, 4));
}
