import { protocolVersion, type PushRequest, type PushResponse } from '@berthcare/shared/sync/wire';
import type { ExchangeDeps } from './exchange';
import { push, type Effects } from './push';
import { unboxed } from './sealing';
import type { Actor } from './store';

/** Takes what somebody without a session still had to send. All of it goes to review, and nothing is told of any record. */
export async function pushOnly(
  { store, sealing, now: clock }: Omit<ExchangeDeps, 'tokens'>,
  actor: Actor & { revoked: boolean },
  { incarnation, lastSeq, now: sentAt, commands: offered }: PushRequest,
): Promise<Effects & { response: PushResponse }> {
  const now = clock();
  const { id: epoch } = await store.epoch();
  const commands = await Promise.all(offered.map((command) => unboxed(sealing, command)));
  const queue = { incarnation, lastSeq, sentAt, commands, toReview: true };
  const { touched, failures, ...pushed } = await push(store, actor, queue, now);
  const sealTo = await sealing.publicKey();
  return {
    response: { protocol: protocolVersion, epoch, now, ...pushed, sealTo, wipe: actor.revoked },
    touched,
    failures,
  };
}
