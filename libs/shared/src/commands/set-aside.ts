import { dayAt } from '@berthcare/utils/day';
import { z } from 'zod';
import { id } from '../domain/id';
import type { SettlementDecision } from '../record/settlement';
import { may } from '../domain/permissions';
import { written } from '../domain/written';
import {
  applied,
  command,
  put,
  read,
  refused,
  type Aside,
  type Change,
  type Context,
  type Verdict,
} from './command';

const schema = z.strictObject({ commandId: id, reason: written().trim().min(1).max(500) });
type Payload = z.infer<typeof schema>;

const about = ({ commandId }: Payload) => commandId;
const reads = ({ commandId }: Payload) => ({
  settled: read('settlement', { id: commandId }),
  offices: read('office', {}),
});

interface Found {
  settled: readonly unknown[];
  offices: readonly { timeZone: string }[];
}

/** Decides where there is something to decide, and somebody who may. */
function deciding(
  { settled }: Found,
  { author, aside }: Context,
  decide: (aside: Aside) => Verdict,
): Verdict {
  if (!may(author.role, 'set_aside.decide')) return refused('set_aside.unknown');
  if (settled.length > 0) return refused('set_aside.decided');
  return aside ? decide(aside) : refused('set_aside.unknown');
}

function settlement(
  { offices: [office] }: Found,
  { id, visitId, authorId, at }: Aside,
  decision: SettlementDecision,
  reason: string,
  { streamId, author, at: clicked, receivedAt }: Context,
): Change {
  const decidedAt = receivedAt ?? clicked;
  const day = dayAt(decidedAt, office?.timeZone ?? 'UTC');
  return put('settlement', {
    ...{ id, streamId, visitId, day, authorId, at, decision, reason, decidedBy: author.id, decidedAt },
  });
}

/**
 * The office lets work in that was set aside: its own rule decides what becomes of it, in its author's name, with neither
 * the assignment nor the lock in its way. It is the office's act, and audited as that.
 */
export const setAsideAccept = command({
  type: 'set_aside.accept',
  version: 1,
  ...{ schema, reads, about, subject: about },
  rule: (found, { reason }, context) =>
    deciding(found, context, (aside) => {
      const verdict = aside.letIn?.({ reason });
      if (!verdict) return refused('set_aside.not_acceptable');
      if (!('changes' in verdict)) return refused(verdict.reason);
      const settled = settlement(found, aside, 'accepted', reason, context);
      return { ...verdict, changes: [...verdict.changes, settled] };
    }),
});

/** The office decides that work which was set aside does not count; it stays legible where it is. */
export const setAsideDecline = command({
  type: 'set_aside.decline',
  version: 1,
  ...{ schema, reads, about, subject: about },
  rule: (found, { reason }, context) =>
    deciding(found, context, (aside) => applied(settlement(found, aside, 'declined', reason, context))),
});
