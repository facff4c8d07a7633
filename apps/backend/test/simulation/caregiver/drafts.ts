import { entryId } from '@berthcare/shared/domain/entry';
import { canonical } from '@berthcare/shared/sync/canonical';
import type { Sql } from '@berthcare/sync-client/database';
import { select } from '@berthcare/sync-client/records';
import type { Beginning } from '@berthcare/sync-client/saw';
import { open } from '../device/ciphers';

/** A draft as it stood on the screen when saving it was confirmed. */
export interface Draft {
  /** In canonical form. */
  body: string;
  /** What its author had before them; null where there was nothing. */
  seen: string | null;
}

/** By key. */
export type Drafts = ReadonlyMap<string, Draft>;

export const draftKey = (visitId: string, item: string) => `${visitId}/${item}`;

/** The drafts that are on a phone's disk: their bodies by key. */
export async function draftsOnDisk(storage: Sql): Promise<Map<string, string>> {
  const rows = await storage.query<{ key: string; body: Uint8Array }>('select key, body from _draft');
  return new Map(rows.map(({ key, body }) => [key, canonical(JSON.parse(open(body)))]));
}

/** What the screen says of a visit's items, by entry. */
export async function shownEntries(storage: Sql, visitId: string): Promise<Map<string, string>> {
  const rows = await select(storage, 'visitEntry', { visitId });
  return new Map(rows.map(({ id, value }) => [id, canonical(value)]));
}

/** Where somebody begins to write, and what the screen says there. */
export async function beginning(
  storage: Sql,
  visitId: string,
  item: string,
): Promise<{ at: Beginning; seen: string | null }> {
  const id = entryId(visitId, item);
  const [shown] = await select(storage, 'visitEntry', { id });
  const at: Beginning = { table: 'visitEntry', id, group: 'value', shown };
  return { at, seen: shown ? canonical(shown.value) : null };
}

/** What the author of a command had before them, by entry: when they began a draft that it consumes, or now. */
export async function seenBy(
  storage: Sql,
  drafts: Drafts,
  { payload, consumes }: { payload: unknown; consumes: readonly string[] },
): Promise<Map<string, string | null>> {
  const { visitId, entries = [] } = payload as { visitId: string; entries?: { item: string }[] };
  const shown = await shownEntries(storage, visitId);
  return new Map(
    entries.map(({ item }) => {
      const id = entryId(visitId, item);
      const key = draftKey(visitId, item);
      const draft = consumes.includes(key) ? drafts.get(key) : undefined;
      return [id, draft ? draft.seen : (shown.get(id) ?? null)];
    }),
  );
}
