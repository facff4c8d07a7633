import type { CommandsOfDrafts } from '@berthcare/sync-client/ports';
import { documentGiven } from './document-given';
import { entriesIn } from './draft-rows';
import { photosGiven } from '../../photos/actions/photo-drafts';

/** What is documented and not sealed, as the commands it makes when nobody seals it on the visit's screen. */
export const commandsOfDrafts: CommandsOfDrafts = (visit, drafts) => {
  const entries = entriesIn(drafts);
  const documented = entries.length > 0 ? [documentGiven(visit, entries)] : [];
  return [...documented, ...photosGiven(visit, drafts)];
};
