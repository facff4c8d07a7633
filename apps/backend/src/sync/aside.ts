import type { Aside } from '@berthcare/shared/commands/command';
import { understand } from '@berthcare/shared/sync/decide';
import type { Kept, Writer } from './store';

/** Content that nobody can be sure its author wrote. */
const forged: readonly (string | null)[] = ['command.foreign_author', 'command.hash_mismatch'];

/** Set-aside work, ready to be let in by its own rule, over the record as it is. */
export async function asideOf(writer: Writer, { command, sentBy, reason, receivedAt }: Kept): Promise<Aside> {
  const { id, stream, type, v } = command;
  const at = Math.min(Math.max(command.at - command.skew, 0), receivedAt);
  const kept: Aside = { id, authorId: sentBy, at, visitId: null, letIn: null };
  if ('box' in command) return kept;
  const { payload, basis } = command;
  const understood = understand(type, v, payload);
  if ('refused' in understood) return kept;
  const { subject: visitId, reads, decide, about } = understood;
  if (about !== null) return kept;
  if (forged.includes(reason)) return { ...kept, visitId };
  const record = await writer.load(stream, reads);
  // Whoever lets it in may; what its author may no longer counts.
  const author = { id: sentBy, role: 'caregiver' } as const;
  const context = { commandId: id, streamId: stream, author, at, receivedAt, basis };
  return { ...kept, visitId, letIn: (admitted) => decide(record, { ...context, admitted }) };
}
