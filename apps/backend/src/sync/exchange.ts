import { projectionOf } from '@berthcare/shared/sync/projection';
import {
  protocolVersion,
  type Outcome,
  type Pull,
  type SyncRequest,
  type SyncResponse,
} from '@berthcare/shared/sync/wire';
import { examine, ForgottenPast, pull, type PullDeps } from './pull';
import { push, unfit, untaken, type Effects, type Pushed } from './push';
import { unboxed, type Sealing } from './sealing';
import type { Actor, Epoch, Standing } from './store';

export interface ExchangeDeps extends PullDeps {
  sealing: Sealing;
  /** The server's clock, in epoch milliseconds. */
  now(): number;
}

export interface Exchanged extends Effects {
  response: SyncResponse;
  /** A restore that nobody had announced was proven by this very request. */
  unannounced: boolean;
}

/**
 * One request syncs a device: takes what it has queued, and once that is committed tells what is new.
 * @param standing where it stood when it was told who asks; asked of the store where nobody knows
 */
export async function exchange(
  deps: ExchangeDeps,
  actor: Actor,
  request: SyncRequest,
  standing?: Standing,
): Promise<Exchanged> {
  const now = deps.now();
  const known = standing?.epoch ?? (await deps.store.epoch());
  const forgotten = await forgottenOf(deps, actor, request);
  const look = () => examine(deps, actor, known, request);
  const before = await unlessProven(deps, known, beginsToCount(request) ? look : nothingNew);
  const isDoubted = before.news.kind === 'ask_holdings';
  const { touched, failures, ...pushed } =
    forgotten.length > 0
      ? { ...unfit(), forgotten }
      : isDoubted
        ? untaken(0)
        : await pushIfAny(deps, actor, request, known.id, now);
  const fits = pushed.incarnation === 'known';
  const later = fits ? await settled(deps, actor, request) : [];
  const tell = () => (fits ? pull(deps, actor, known, request, now, standing) : look());
  const { epoch, unannounced, news } = isDoubted ? before : await unlessProven(deps, known, tell);
  const keys = request.epoch === epoch ? {} : { sealTo: await deps.sealing.publicKey() };
  const outcomes = [...pushed.outcomes, ...later];
  return {
    response: { protocol: protocolVersion, epoch, now, ...pushed, outcomes, ...keys, pull: news },
    ...{ touched, failures, unannounced },
  };
}

const nothingNew = (): Promise<Pull> => Promise.resolve({ kind: 'current' });

/** From the second number of an incarnation on a gap holds up what stands on lost work of its author's. */
const beginsToCount = ({ commands }: SyncRequest): boolean => commands[0]?.seq === 1;

/** What is new; in a new epoch where the device proves that this one's history is not what it was. */
async function unlessProven({ store }: ExchangeDeps, known: Epoch, tell: () => Promise<Pull>) {
  try {
    return { epoch: known.id, unannounced: false, news: await tell() };
  } catch (error) {
    if (!(error instanceof ForgottenPast)) throw error;
    const unannounced = await store.distrust(known.id, error.epoch);
    const { id: epoch } = await store.epoch();
    return { epoch, unannounced, news: { kind: 'ask_holdings' } as const };
  }
}

/**
 * A device that offers nothing and knows this server is believed its count: asking costs a write lock. One that comes
 * from another epoch, without a token, or with an app whose token is looked at no more, is told how much of its work this
 * server has; a new one becomes known.
 */
async function pushIfAny(
  { store, sealing }: ExchangeDeps,
  actor: Actor,
  { incarnation, lastSeq, commands: offered, now: sentAt, epoch: knownEpoch, token, projection }: SyncRequest,
  epoch: string,
  now: number,
): Promise<Pushed> {
  const isRead = projection === projectionOf(actor.role);
  const settled = offered.length === 0 && token !== null && knownEpoch === epoch && isRead;
  if (settled) return untaken(lastSeq);
  const commands = await Promise.all(offered.map((command) => unboxed(sealing, command)));
  return push(store, actor, { incarnation, lastSeq, sentAt, commands }, now);
}

/** What became of earlier commands that the device knows as held. */
const settled = ({ store }: ExchangeDeps, actor: Actor, { held = [] }: SyncRequest): Promise<Outcome[]> =>
  held.length === 0 ? Promise.resolve([]) : store.settled(actor, held);

/**
 * Of what the device was told, what this server cannot have told it, or not so. Found out before anything is taken: what waits
 * may stand on it.
 */
const forgottenOf = ({ store }: ExchangeDeps, actor: Actor, { acknowledged = [] }: SyncRequest) =>
  acknowledged.length === 0 ? Promise.resolve([]) : store.forgotten(actor, acknowledged);
