import { randomUUID } from 'node:crypto';
import { projectionOf } from '@berthcare/shared/sync/projection';
import { commandHash } from '@berthcare/shared/sync/seal';
import {
  protocolVersion,
  type PushRequest,
  type SyncRequest,
  type WireCommand,
} from '@berthcare/shared/sync/wire';

type Unsealed = Omit<WireCommand, 'seq' | 'hash'>;

/** A command as a phone seals it now; the first of its incarnation. */
export function sealed(
  command: Pick<Unsealed, 'type' | 'stream' | 'author' | 'payload'> & Partial<Unsealed>,
): WireCommand {
  const unsealed = { id: randomUUID(), v: 1, at: Date.now(), skew: 0, basis: {}, ...command };
  return { ...unsealed, seq: 1, hash: commandHash(unsealed) };
}

/** The queue of a phone with a new database. */
export const pushRequest = (commands: readonly WireCommand[] = []): PushRequest => ({
  protocol: protocolVersion,
  incarnation: randomUUID(),
  lastSeq: commands.length,
  now: Date.now(),
  commands: commands.map((command, i) => ({ ...command, seq: i + 1 })),
});

/** What a caregiver's phone with a new database asks, with these commands in its queue. */
export const syncRequest = (commands: readonly WireCommand[] = []): SyncRequest => ({
  ...pushRequest(commands),
  epoch: null,
  projection: projectionOf('caregiver'),
  token: null,
});
