import { limits } from '@berthcare/shared/sync/limits';
import {
  protocolVersion,
  type SyncRequest,
  type SyncResponse,
  type Vector,
} from '@berthcare/shared/sync/wire';
import type { Database, Sql } from './database';
import { readMeta, writeMeta, type Meta } from './meta';
import {
  answer,
  markSent,
  markUnsent,
  nextToSend,
  prune,
  quarantine,
  requeueAbove,
  resequence,
  settle,
  toWire,
  type Queued,
} from './outbox';
import { lift } from './overlay';
import type { Cipher, Clock, Ids, Transport } from './ports';
import { applyPage, forgetCursors } from './pull';
import { reapply } from './rebase';

export interface Ports {
  db: Database;
  transport: Transport;
  cipher: Cipher;
  clock: Clock;
  ids: Ids;
}

/** done: `more` says whether another round is due at once. The others say why nothing came of it. */
export type RoundResult =
  | { kind: 'done'; more: boolean; upgrade: boolean }
  | { kind: 'offline' }
  | { kind: 'signed_out' }
  | { kind: 'busy'; retryAfterMs: number };

/**
 * One exchange with the server: offers what is queued, takes what is new. The answer is applied in one transaction;
 * a crash at any point leaves the state before it or after it, and the next round picks up from there.
 * @param most commands to offer, halved by the caller's caller when a request is refused whole
 */
export async function round(ports: Ports, most: number = limits.commandsPerRequest): Promise<RoundResult> {
  const { db, transport, clock } = ports;
  const { request, queued } = await db.transaction((tx) => compose(tx, ports, most));
  const ords = queued.map(({ ord }) => ord);
  const result = await transport.send(request);

  switch (result.kind) {
    case 'answered':
      return db.transaction((tx) => take(tx, ports, request, result.response, clock.now()));
    case 'refused':
      return refusedWhole(ports, queued);
    case 'offline':
      if (ords.length > 0) await db.batch([markUnsent(ords)]);
      return result;
    default:
      return result;
  }
}

async function compose(
  tx: Sql,
  { clock, cipher }: Ports,
  most: number,
): Promise<{ request: SyncRequest; queued: Queued[] }> {
  const meta = (await readMeta(tx)) as Meta;
  const queued = await nextToSend(tx, most);
  const now = clock.now();
  if (queued.length > 0) {
    await tx.batch([
      markSent(
        queued.map(({ ord }) => ord),
        now,
      ),
    ]);
  }
  const request: SyncRequest = {
    protocol: protocolVersion,
    epoch: meta.epoch ?? null,
    incarnation: meta.incarnation,
    lastSeq: meta.lastSeq,
    projection: meta.projection,
    token: meta.token ?? null,
    ...(!meta.token && meta.window ? { holdings: { window: meta.window, streams: await vectorOf(tx) } } : {}),
    now,
    commands: await Promise.all(queued.map((command) => toWire(command, cipher))),
  };
  return { request, queued };
}

/** How far the device has each stream; 0 where it has some rows, but not all up to any version. */
async function vectorOf(tx: Sql): Promise<Vector> {
  const rows = await tx.query<{ id: string; cursor: number }>(
    'select id, coalesce(cursor, 0) as cursor from _stream order by id',
  );
  return rows.map(({ id, cursor }) => [id, cursor]);
}

/** A request that is refused whole names no culprit: half of it is tried, down to the one that is set aside. */
async function refusedWhole(ports: Ports, queued: Queued[]): Promise<RoundResult> {
  const [only, ...others] = queued;
  if (!only) return { kind: 'busy', retryAfterMs: 60_000 };
  if (others.length > 0) return round(ports, Math.ceil(queued.length / 2));
  await ports.db.transaction(async (tx) => {
    await tx.batch([quarantine(only.id)]);
    await renew(tx, ports);
    await lift(tx, only.streamId);
    await reapply(tx, ports.cipher, ((await readMeta(tx)) as Meta).holder!, only.streamId);
  });
  return { kind: 'done', more: true, upgrade: false };
}

async function renew(tx: Sql, { ids }: Ports): Promise<void> {
  const incarnation = ids.uuid();
  const lastSeq = await resequence(tx, incarnation);
  await tx.batch(writeMeta({ incarnation, lastSeq }));
}

async function take(
  tx: Sql,
  ports: Ports,
  request: SyncRequest,
  response: SyncResponse,
  now: number,
): Promise<RoundResult> {
  const meta = (await readMeta(tx)) as Meta;
  const { pull } = response;
  const skew = Math.round((request.now + now) / 2 - response.now);
  const heard = { heardAt: now, skew };

  if (response.incarnation === 'renew') {
    await renew(tx, ports);
    await tx.batch(writeMeta(heard));
    return { kind: 'done', more: true, upgrade: false };
  }

  const touched = await touchedStreams(tx, response, meta);
  for (const stream of touched) await lift(tx, stream);
  await tx.batch([requeueAbove(request.incarnation, response.answered), ...response.outcomes.map(answer)]);
  if (pull.kind === 'page') {
    // Another server's versions: how far its cursors had come means nothing any more.
    if (meta.epoch !== response.epoch) await tx.batch([forgetCursors]);
    await applyPage(tx, pull);
  }
  await tx.batch([settle, prune(response.now), ...writeMeta({ ...heard, ...held(response, meta) })]);
  for (const stream of touched) await reapply(tx, ports.cipher, meta.holder!, stream);

  const [waiting] = await tx.query('select 1 from _outbox where outcome is null limit 1');
  const more = waiting !== undefined || pull.kind === 'ask_holdings' || (pull.kind === 'page' && pull.more);
  return { kind: 'done', more, upgrade: pull.kind === 'upgrade' };
}

/** What the device holds from now on, said in one place: the cursors moved in the same transaction. */
function held({ pull, epoch }: SyncResponse, { window }: Meta): Partial<Meta> {
  if (pull.kind === 'ask_holdings') return { token: null };
  if (pull.kind !== 'page') return {};
  // While more is due, some cursors still stand for the window before.
  return { epoch, token: pull.token, window: pull.more && window ? window : pull.window };
}

/** The streams whose pending changes must be lifted and laid again, because of what this answer says. */
async function touchedStreams(
  tx: Sql,
  { outcomes, pull, answered }: SyncResponse,
  meta: Meta,
): Promise<Set<string>> {
  const streams = new Set(outcomes.map(({ stream }) => stream));
  const open = await tx.query<{ streamId: string; seq: number; outcome: string | null }>(
    `select distinct streamId, seq, outcome from _outbox where incarnation = ?
       and (settled = 0 or seq > ?)`,
    [meta.incarnation, answered],
  );
  for (const { streamId, seq, outcome } of open)
    if (outcome !== null && seq > answered) streams.add(streamId);
  if (pull.kind !== 'page') return streams;
  for (const { id } of pull.streams) streams.add(id);
  // Streams of the agency are read by every rule, and a window that moved may have cut any stream.
  const all = meta.window?.from !== pull.window.from || pull.streams.some(({ kind }) => kind !== 'client');
  if (all) for (const { streamId } of open) streams.add(streamId);
  const shadows = all ? await tx.query<{ streamId: string }>('select distinct streamId from _shadow') : [];
  for (const { streamId } of shadows) streams.add(streamId);
  return streams;
}
