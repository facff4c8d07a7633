import {
  protocolVersion,
  type Outcome,
  type SyncRequest,
  type SyncResponse,
} from '@berthcare/shared/sync/wire';
import { pull, type PullDeps } from './pull';
import { noEffects, push, type Effects, type Pushed } from './push';
import { unboxed, type Sealing } from './sealing';
import type { Actor } from './store';

export interface ExchangeDeps extends PullDeps {
  sealing: Sealing;
  /** The server's clock, in epoch milliseconds. */
  now(): number;
}

export interface Exchanged extends Effects {
  response: SyncResponse;
}

/** One request syncs a device: takes what it has queued, and once that is committed tells what is new. */
export async function exchange(deps: ExchangeDeps, actor: Actor, request: SyncRequest): Promise<Exchanged> {
  const now = deps.now();
  const epoch = await deps.store.epoch();
  const { touched, failures, ...pushed } = await pushIfAny(deps, actor, request, epoch.id, now);
  const keys = request.epoch === epoch.id ? {} : { sealTo: await deps.sealing.publicKey() };
  const common = { protocol: protocolVersion, epoch: epoch.id, now, ...pushed, ...keys };
  if (pushed.incarnation === 'renew') {
    return { response: { ...common, pull: { kind: 'current' } }, touched, failures };
  }
  const outcomes = [...pushed.outcomes, ...(await settled(deps, actor, request))];
  const news = await pull(deps, actor, epoch, request, now);
  return { response: { ...common, outcomes, pull: news }, touched, failures };
}

/**
 * A device that offers nothing and knows this server is believed its count: asking costs a write lock. One that comes
 * from another epoch, or without a token, is told how much of its work this server has; a new one becomes known.
 */
async function pushIfAny(
  { store, sealing }: ExchangeDeps,
  actor: Actor,
  { incarnation, lastSeq, commands: offered, now: sentAt, epoch: knownEpoch, token }: SyncRequest,
  epoch: string,
  now: number,
): Promise<Pushed> {
  const settled = offered.length === 0 && token !== null && knownEpoch === epoch;
  if (settled) return { incarnation: 'known', answered: lastSeq, outcomes: [], ...noEffects() };
  const commands = await Promise.all(offered.map((command) => unboxed(sealing, command)));
  return push(store, actor, { incarnation, lastSeq, sentAt, commands }, now);
}

/** What became of earlier commands that the device knows as held. */
const settled = ({ store }: ExchangeDeps, actor: Actor, { held = [] }: SyncRequest): Promise<Outcome[]> =>
  held.length === 0 ? Promise.resolve([]) : store.settled(actor, held);
