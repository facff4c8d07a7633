import type { PayloadOf } from '@berthcare/shared/commands/commands';
import { entryId, type EntryValue } from '@berthcare/shared/domain/entry';
import { canonical } from '@berthcare/shared/sync/canonical';
import type { Sql } from '@berthcare/sync-client/database';
import type { Beginning } from '@berthcare/sync-client/saw';
import { open } from '../device/ciphers';
import type { Looks } from './looks';

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

/** What a command says of a visit's items, if it says anything. */
export interface Saying {
  payload: unknown;
  consumes?: readonly string[] | undefined;
}

interface Said {
  key: string;
  item: string;
  value: EntryValue;
  /** Of the row that the item's value stands in. */
  entry: string;
}

/** The items that a command says something of, and the visit. */
export function saidIn({ payload }: Saying): { visitId: string; said: Said[] } {
  const { visitId, entries = [] } = payload as Partial<PayloadOf<'visit.document'>> & { visitId: string };
  const said = entries.map(({ item, value }) => ({
    ...{ item, value, key: draftKey(visitId, item), entry: entryId(visitId, item) },
  }));
  return { visitId, said };
}

/** Where somebody begins to write, and what their screen says there. */
export async function beginning(
  looks: Looks,
  visitId: string,
  item: string,
): Promise<{ at: Beginning; seen: string | null }> {
  const id = entryId(visitId, item);
  const value = (await looks.at(visitId)).get(id);
  const at: Beginning = {
    table: 'visitEntry',
    id,
    group: 'value',
    shown: value && ({ id, value } as { id: string }),
  };
  return { at, seen: value ? canonical(value) : null };
}

/** What the author of a command had before them, by entry: when they began a draft that it consumes, or now. */
export async function seenBy(
  looks: Looks,
  drafts: Drafts,
  saying: Saying,
): Promise<Map<string, string | null>> {
  const { visitId, said } = saidIn(saying);
  const seen = new Map<string, string | null>();
  for (const { key, item, entry } of said) {
    const draft = saying.consumes?.includes(key) ? drafts.get(key) : undefined;
    seen.set(entry, draft ? draft.seen : (await beginning(looks, visitId, item)).seen);
  }
  return seen;
}

/**
 * What the app tells the engine of it: of drafts that was said when they were begun, and a screen that has just been opened says
 * what the rows say.
 */
export async function over(looks: Looks, saying: Saying): Promise<Beginning[]> {
  const { visitId, said } = saidIn(saying);
  if (!looks.isOpen(visitId)) return [];
  const anew = said.filter(({ key }) => !saying.consumes?.includes(key));
  return Promise.all(anew.map(async ({ item }) => (await beginning(looks, visitId, item)).at));
}
