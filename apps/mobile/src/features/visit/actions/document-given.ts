import type { AnyGiven } from '@berthcare/sync-client/given';
import type { Target } from '@berthcare/sync-client/saw';
import type { EntryDraft } from '../model/entries';
import { entryKey } from './draft-rows';

/**
 * The command that documents entries; those among them that lie as drafts go with it.
 * @param over what the screen shows where the others write
 */
export const documentGiven = (
  visit: { id: string; streamId: string },
  entries: readonly EntryDraft[],
  drafts: readonly EntryDraft[] = entries,
  over: readonly Target[] = [],
): AnyGiven => ({
  type: 'visit.document',
  payload: { visitId: visit.id, entries: [...entries] },
  stream: visit.streamId,
  consumes: drafts.map(({ item }) => entryKey(visit.id, item)),
  over,
});
