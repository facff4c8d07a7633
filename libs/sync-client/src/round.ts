import { limits } from '@berthcare/shared/sync/limits';
import { protocolVersion, type SyncRequest, type SyncResponse } from '@berthcare/shared/sync/wire';
import { bisect } from './bisect';
import type { Sql } from './database';
import { leave } from './left';
import { readMeta, type Meta } from './meta';
import { offer } from './offer';
import { acknowledgedCommands, heldCommands, markUnsent, type Queued } from './outbox';
import type { Ports } from './ports';
import { anotherRound, take, type RoundResult } from './take';
import { erase } from './taken-away';
import { vectorOf } from './vector';

/**
 * One exchange with the server: offers what is queued, takes what is new. The answer is applied in one transaction;
 * a crash at any point leaves the state before it or after it, and the next round picks up from there.
 * @param most commands to offer, fewer after a request that was refused whole
 */
export async function round(ports: Ports, most: number = limits.commandsPerRequest): Promise<RoundResult> {
  const { db, transport } = ports;
  const composed = await db.transaction((tx) => compose(tx, ports, most));
  // Its holder has just signed out: what they left is handed in.
  if (!composed) return anotherRound;
  const { request, queued, takenAway } = composed;
  const result = await transport.send(request);
  if (result.kind === 'answered') return taken(ports, request, result.response, takenAway);
  if (result.kind === 'revoked') return withdrawn(ports, takenAway);
  // Nobody took them: "sent" would not be true.
  if (queued.length > 0) await db.batch([markUnsent(queued)]);
  if (result.kind !== 'refused') return result;
  return queued.length > 0
    ? bisect(ports, queued, (fewer) => round(ports, fewer))
    : { kind: 'busy', retryAfterMs: 60_000 };
}

/** An answer to who one was before something was taken away counts as lost on the way. */
async function taken(
  ports: Ports,
  request: SyncRequest,
  response: SyncResponse,
  takenAway: number,
): Promise<RoundResult> {
  const { db, clock } = ports;
  const result = await db.transaction(async (tx) => {
    const { takenAway: since = 0 } = await readMeta(tx);
    return since === takenAway ? take(tx, ports, request, response, clock.now()) : anotherRound;
  });
  await erase(db);
  return result;
}

/** The office has withdrawn the device: what its holder has not sent goes on to the office, and nobody reads it here. */
async function withdrawn(ports: Ports, takenAway: number): Promise<RoundResult> {
  const result = await ports.db.transaction(async (tx): Promise<RoundResult> => {
    if (((await readMeta(tx)).takenAway ?? 0) !== takenAway) return anotherRound;
    await leave(tx, ports, 'revoked', null);
    return { kind: 'revoked' };
  });
  await erase(ports.db);
  return result;
}

async function compose(
  tx: Sql,
  ports: Ports,
  most: number,
): Promise<{ request: SyncRequest; queued: Queued[]; takenAway: number } | null> {
  const { holder } = await readMeta(tx);
  if (!holder) return null;
  const { queued, commands } = await offer(tx, ports, holder.personId, most);
  const held = await heldCommands(tx, holder.personId);
  const meta = (await readMeta(tx)) as Meta;
  // Who comes from no epoch is told the key to seal by: a device of an older app may have records and no key.
  const { epoch, token } = meta.sealTo ? meta : { epoch: null, token: null };
  const acknowledged = token ? [] : await acknowledgedCommands(tx, holder.personId);
  const request: SyncRequest = {
    protocol: protocolVersion,
    epoch: epoch ?? null,
    incarnation: meta.incarnation,
    lastSeq: meta.lastSeq,
    projection: meta.projection,
    token: token ?? null,
    ...(!token && meta.window
      ? { holdings: { window: meta.window, streams: await vectorOf(tx, meta) } }
      : {}),
    ...(meta.mismatched?.length ? { mismatched: meta.mismatched } : {}),
    now: ports.clock.now(),
    ...(held.length > 0 ? { held } : {}),
    ...(acknowledged.length > 0 ? { acknowledged } : {}),
    commands,
  };
  return { request, queued, takenAway: meta.takenAway ?? 0 };
}
