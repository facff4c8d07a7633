import type { AnyGiven } from '@berthcare/sync-client/given';
import type { Beginning } from '@berthcare/sync-client/saw';
import type { EntryDraft } from '../model/entries';
import { entryKey } from './draft-rows';

/**
 * The command that documents entries; those among them that lie as drafts go with it.
 * @param over what the screen showed where they write; of a draft that is not told here, its own memory counts
 */
export const documentGiven = (
  visit: { id: string; streamId: string },
  entries: readonly EntryDraft[],
  drafts: readonly EntryDraft[] = entries,
  over: readonly Beginning[] = [],
): AnyGiven => ({
  type: 'visit.document',
  payload: { visitId: visit.id, entries: [...entries] },
  stream: visit.streamId,
  consumes: drafts.map(({ item }) => entryKey(visit.id, item)),
  over,
});
