import type { Mismatch, SyncRequest, SyncResponse } from '@berthcare/shared/sync/wire';
import type { Sql } from './database';
import { offerAgain, offerAllAgain, renew } from './incarnation';
import { renewedLease } from './lease';
import { readMeta, writeMeta, type Meta } from './meta';
import { findMismatches } from './mismatches';
import { answer, firstWaiting, prune, requeueAbove, settle } from './outbox';
import { lift } from './overlay';
import type { Ports } from './ports';
import { applyPage, keepCursorsOf } from './pull';
import { reapply } from './rebase';
import { takeAway, takeLooseAway } from './taken-away';

/** done: `more` says whether another round is due at once. The others say why nothing came of it. */
export type RoundResult =
  | { kind: 'done'; more: boolean; upgrade: boolean }
  | { kind: 'offline' }
  | { kind: 'signed_out' }
  | { kind: 'revoked' }
  | { kind: 'busy'; retryAfterMs: number };

export const anotherRound: RoundResult = { kind: 'done', more: true, upgrade: false };

export const nothingMore: RoundResult = { kind: 'done', more: false, upgrade: false };

export const isUnfinished = (result: RoundResult): boolean => result.kind === 'done' && result.more;

/** Takes an answer in: outcomes, rows, cursors and token in one transaction. `now`: the device's clock. */
export async function take(
  tx: Sql,
  ports: Ports,
  request: SyncRequest,
  response: SyncResponse,
  now: number,
): Promise<RoundResult> {
  const meta = (await readMeta(tx)) as Meta;
  const { pull, sealTo } = response;
  const author = meta.holder!.personId;
  const skew = Math.round((request.now + now) / 2 - response.now);
  // First, because what this answer takes away is sealed by the key that it tells.
  await tx.batch(writeMeta({ heardAt: now, skew, ...renewedLease(now), ...(sealTo ? { sealTo } : {}) }));

  const restored = !!meta.epoch && meta.epoch !== response.epoch;
  if (await isOfferedAgain(tx, ports, meta, author, response)) return anotherRound;

  const touched = await touchedStreams(tx, response, meta, restored);
  for (const stream of touched) await lift(tx, stream);
  await tx.batch([requeueAbove(request.incarnation, response.answered), ...response.outcomes.map(answer)]);
  const mismatched = await confirm(tx, ports, author, response, restored);
  await tx.batch([...prune(response.now), ...writeMeta(held(response, meta, mismatched))]);
  for (const stream of touched) await reapply(tx, ports.cipher, meta.holder!, stream);

  const waiting = await firstWaiting(tx, author);
  // The server is behind what this device still has: the count begins anew, or nothing would ever fit.
  if (waiting !== null && waiting > response.answered + 1) await renew(tx, ports, author);
  const lacking = pull.kind === 'page' && (pull.more || mismatched.some(({ repeated }) => !repeated));
  const more = waiting !== null || pull.kind === 'ask_holdings' || lacking;
  return { kind: 'done', more, upgrade: pull.kind === 'upgrade' };
}

/** Whether the answer only sends the queue round again: the server does not have what it once answered for, or not in this count. */
async function isOfferedAgain(
  tx: Sql,
  ports: Ports,
  meta: Meta,
  author: string,
  response: SyncResponse,
): Promise<boolean> {
  const answeredIn = meta.offered ?? meta.epoch;
  if (answeredIn && answeredIn !== response.epoch) {
    await offerAllAgain(tx, ports, author, meta);
    await tx.batch(writeMeta({ offered: response.epoch }));
    return true;
  }
  if (response.incarnation === 'known') return false;
  if (response.forgotten) await offerAgain(tx, ports, author, response.forgotten);
  else await renew(tx, ports, author);
  return true;
}

/**
 * Brings the rows to what the answer says, and counts which commands they carry. `restored`: it is another epoch's.
 * Returns the streams whose rows are not those that the server counted.
 */
async function confirm(
  tx: Sql,
  ports: Ports,
  author: string,
  { pull, now }: SyncResponse,
  restored: boolean,
): Promise<Mismatch[]> {
  let mismatched: Mismatch[] = [];
  if (pull.kind === 'page') {
    await takeAway(tx, ports, pull.dropped);
    if (restored) await tx.batch([keepCursorsOf(pull.kept ?? [])]);
    await applyPage(tx, pull);
    if (!pull.more) await takeLooseAway(tx, ports);
    mismatched = await findMismatches(tx, pull.sums, now);
  } else if (restored) {
    // Until its first page has come, the cursors cannot be compared with the versions of its outcomes.
    return [];
  }
  await tx.batch([settle(author)]);
  return mismatched;
}

/** What the device holds from now on, said in one place: the cursors moved in the same transaction. */
function held({ pull, epoch }: SyncResponse, { window }: Meta, mismatched: Mismatch[]): Partial<Meta> {
  if (pull.kind === 'ask_holdings') return { token: null };
  if (pull.kind === 'current') return { mismatched };
  if (pull.kind !== 'page') return {};
  // While more is due, some cursors still stand for the window before.
  return { epoch, token: pull.token, window: pull.more && window ? window : pull.window, mismatched };
}

/** The streams whose pending changes must be lifted and laid again, because of what this answer says. */
async function touchedStreams(
  tx: Sql,
  { outcomes, pull, answered }: SyncResponse,
  meta: Meta,
  restored: boolean,
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
  for (const [id] of pull.sums) streams.add(id);
  // Streams of the agency are read by every rule, a window that moved may have cut any stream, and in another epoch
  // what has reached the rows is counted anew.
  const all =
    restored || meta.window?.from !== pull.window.from || pull.streams.some(({ kind }) => kind !== 'client');
  if (all) for (const { streamId } of open) streams.add(streamId);
  const shadows = all ? await tx.query<{ streamId: string }>('select distinct streamId from _shadow') : [];
  for (const { streamId } of shadows) streams.add(streamId);
  return streams;
}
