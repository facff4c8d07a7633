import { limits } from '@berthcare/shared/sync/limits';
import { protocolVersion, type PushRequest, type PushResponse } from '@berthcare/shared/sync/wire';
import { bisect } from './bisect';
import type { Sql, Statement } from './database';
import { renew, renewIfAnsweredEarlier, requeue } from './incarnation';
import { allLeft, leftQueue, type LeftQueue } from './left';
import { answer, firstWaiting, markUnsent, pruneLeft, requeueAbove, type Queued } from './outbox';
import { offer } from './offer';
import type { Ports } from './ports';
import { keepFromAuthor, putCommandsAway } from './put-away';
import { anotherRound, isUnfinished, nothingMore, type RoundResult } from './take';
import { erase, toErase } from './taken-away';

/** Without anything to hand in, the office is asked so often whether it still has what it answered. */
const patienceMs = 60 * 60 * 1000;

/** Hands in the queues of those who have left this device, one request each; none after the server has asked for time. */
export async function pushRounds(ports: Ports): Promise<RoundResult> {
  const results: RoundResult[] = [];
  for (const { author, waiting } of await allLeft(ports.db)) {
    const queue = await leftQueue(ports.db, author);
    if (!queue || !isDue(queue, waiting, ports.clock.now())) continue;
    const result = await pushRound(ports, author);
    if (result.kind === 'busy') return result;
    results.push(result);
  }
  if (results.some(isUnfinished)) return anotherRound;
  return results.some(({ kind }) => kind !== 'done') ? { kind: 'offline' } : nothingMore;
}

const isDue = ({ askedAt }: LeftQueue, waiting: number, now: number): boolean =>
  waiting > 0 || askedAt === null || Math.abs(now - askedAt) > patienceMs;

/** @param most commands to offer; fewer after a request that was refused whole */
async function pushRound(
  ports: Ports,
  author: string,
  most: number = limits.commandsPerRequest,
): Promise<RoundResult> {
  const { db, transport } = ports;
  const composed = await db.transaction((tx) => compose(tx, ports, author, most));
  if (!composed) return nothingMore;
  const { request, queued } = composed;
  const result = await transport.push(author, request);
  if (result.kind === 'answered') return taken(ports, author, request, result.response);
  if (queued.length > 0) await db.batch([markUnsent(queued)]);
  if (result.kind !== 'refused') return result;
  // Without any command it is no wish of the server's, and holds up nobody who has the device.
  return queued.length > 0
    ? bisect(ports, queued, (fewer) => pushRound(ports, author, fewer))
    : { kind: 'offline' };
}

async function compose(
  tx: Sql,
  ports: Ports,
  author: string,
  most: number,
): Promise<{ request: PushRequest; queued: Queued[] } | null> {
  const queue = await leftQueue(tx, author);
  if (!queue) return null;
  await renewIfAnsweredEarlier(tx, ports, author, queue);
  const { queued, commands } = await offer(tx, ports, author, most);
  const { incarnation, lastSeq } = (await leftQueue(tx, author))!;
  const now = ports.clock.now();
  return { request: { protocol: protocolVersion, incarnation, lastSeq, now, commands }, queued };
}

async function taken(
  ports: Ports,
  author: string,
  { incarnation }: PushRequest,
  response: PushResponse,
): Promise<RoundResult> {
  const more = await ports.db.transaction(async (tx) => {
    const queue = await leftQueue(tx, author);
    // They have come back meanwhile: it is an exchange's now.
    return queue?.incarnation === incarnation ? take(tx, ports, queue, response) : false;
  });
  await erase(ports.db);
  return more ? anotherRound : nothingMore;
}

/** Takes an answer in; resolves with whether the queue has more to offer. */
async function take(tx: Sql, ports: Ports, queue: LeftQueue, response: PushResponse): Promise<boolean> {
  const { author, incarnation, epoch } = queue;
  await tx.batch([
    {
      sql: 'update _left set askedAt = ?, epoch = ? where author = ?',
      params: [ports.clock.now(), response.epoch, author],
    },
    ...(response.wipe ? wiped(author) : []),
  ]);
  await sealWhatIsOpen(tx, ports, author, response.sealTo);
  if (epoch !== null && epoch !== response.epoch) {
    await requeue(tx, ports, author, queue);
    return true;
  }
  if (response.incarnation === 'renew') {
    await renew(tx, ports, author);
    return true;
  }
  await tx.batch([
    requeueAbove(incarnation, response.answered),
    ...response.outcomes.map(answer),
    pruneLeft(author, response.now),
    forget(author),
  ]);
  const waiting = await firstWaiting(tx, author);
  if (waiting !== null && waiting > response.answered + 1) await renew(tx, ports, author);
  return waiting !== null;
}

/** Whoever left before this device knew the office's key may have left work that can be read. */
async function sealWhatIsOpen(tx: Sql, ports: Ports, author: string, sealTo: string): Promise<void> {
  const [open] = await tx.query('select 1 from _outbox where author = ? and box is null limit 1', [author]);
  if (!open) return;
  const away = { scope: 'everything', author, keeper: null } as const;
  const sealed = await putCommandsAway(tx, ports.cipher, await ports.sealer(sealTo), away);
  if (sealed > 0) await tx.batch([toErase]);
}

const wiped = (author: string): Statement[] => [
  ...keepFromAuthor(author),
  { sql: `update _left set why = 'revoked' where author = ?`, params: [author] },
  toErase,
];

/**
 * Nothing of them is left to hand in, to be lost by the office, or to be given back. What no request can carry is given
 * back, unless its author could open it no more either.
 */
const forget = (author: string): Statement => ({
  sql: `delete from _left where author = ?
    and not exists (select 1 from _outbox where _outbox.author = _left.author
      and not (outcome is 'unsendable' and (box is null or length(body) = 0)))
    and not exists (select 1 from _kept_draft where _kept_draft.author = _left.author)
    and not exists (select 1 from _photo where _photo.author = _left.author)`,
  params: [author],
});
