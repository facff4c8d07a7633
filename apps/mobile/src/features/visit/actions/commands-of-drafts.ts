import type { CommandsOfDrafts } from '@berthcare/sync-client/ports';
import { documentGiven } from './document-given';
import { entriesIn } from './draft-rows';

/** What is documented and not sealed, as the command it makes when its record is taken away. */
export const commandsOfDrafts: CommandsOfDrafts = (visit, drafts) => {
  const entries = entriesIn(drafts);
  return entries.length > 0 ? [documentGiven(visit, entries)] : [];
};
