import type { Change } from '@berthcare/shared/commands/command';
import { limits } from '@berthcare/shared/sync/limits';
import type {
  Acknowledged,
  OfferedCommand,
  Outcome,
  OutcomeKind,
  WireCommand,
} from '@berthcare/shared/sync/wire';
import type { Sql, SqlValue, Statement } from './database';
import { forgetDeclined } from './photos/queue';
import type { Cipher } from './ports';

/** A sealed command in the queue. What its author wrote is encrypted; the rest the engine needs to read. */
export interface Queued {
  ord: number;
  id: string;
  incarnation: string;
  seq: number;
  hash: string;
  type: string;
  v: number;
  streamId: string;
  author: string;
  at: number;
  skew: number;
  subject: string;
  body: Uint8Array;
  image: Uint8Array;
  /**
   * Put away: what the office opens. Then `body` and `image` are their author's, or empty. Empty itself where this device had
   * no key of the office's: it is its author's alone, and cannot be sent before they are back.
   */
  box: string | null;
  bytes: number;
}

/** The sealed part of a command. */
export interface Body {
  basis: WireCommand['basis'];
  payload: unknown;
}

export interface Sealed {
  command: WireCommand;
  incarnation: string;
  subject: string;
  body: Uint8Array;
  image: Uint8Array;
  bytes: number;
}

export function enqueue({ command, incarnation, subject, body, image, bytes }: Sealed): Statement {
  const { id, seq, hash, type, v, stream, author, at, skew } = command;
  return {
    sql: `insert into _outbox (id, incarnation, seq, hash, type, v, streamId, author, at, skew, subject, body, image, bytes)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    params: [id, incarnation, seq, hash, type, v, stream, author, at, skew, subject, body, image, bytes],
  };
}

/** A command that can be sent and has no answer. */
export const waits = `outcome is null and box is not ''`;

/** The author's next unanswered commands, at most as many and as large as one request takes. */
export async function nextToSend(db: Sql, author: string, most: number): Promise<Queued[]> {
  const rows = await db.query<Queued>(
    `select * from _outbox where author = ? and ${waits} order by ord limit ?`,
    [author, most],
  );
  let bytes = 0;
  return rows.filter((row, index) => {
    bytes += row.bytes;
    return index === 0 || bytes <= limits.pushBytes;
  });
}

/** What the office's server failed on, the oldest first: it tries again, and is asked what became of it. */
export async function heldCommands(db: Sql, author: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from _outbox
     where author = ? and outcome = 'held' and not exists (${settledByOffice}) order by ord limit ?`,
    [author, limits.heldAsked],
  );
  return rows.map(({ id }) => id);
}

/** What the office's server has answered, as its author was told it, the last first: a restored one may know nothing of it. */
export async function acknowledgedCommands(db: Sql, author: string): Promise<Acknowledged[]> {
  const rows = await db.query<{ id: string; outcome: OutcomeKind; version: number | null }>(
    `select id, outcome, version from _outbox where author = ? and ${isAnswered} order by receivedAt desc, ord desc limit ?`,
    [author, limits.acknowledgedAsked],
  );
  return rows.map(({ id, outcome, version }) => [id, outcome, version]);
}

/** The office has decided about it: accepted, it is among the confirmed rows; declined, it stays as it is. */
export const settledByOffice = 'select 1 from settlement where settlement.id = _outbox.id';

/**
 * A command that is not in the record as its author wrote it, and that somebody has to look at still: a conflict while
 * one of its values is undecided, anything else while the office has not decided about it.
 */
export const needsALook = `outcome <> 'applied' and case outcome
  when 'conflict' then settled = 0
    or exists (select 1 from conflict where conflict.commandId = _outbox.id and conflict.state = 'open')
  else not exists (${settledByOffice}) end`;

/**
 * The author's commands of a stream whose effect the confirmed rows do not carry yet, in the order they were given. What the office's
 * server failed on is one of them: nobody has decided against it, and its author goes on seeing it.
 */
export const openCommands = (
  db: Sql,
  author: string,
  streamId: string,
): Promise<(Queued & { outcome: OutcomeKind | null })[]> =>
  db.query(
    `select * from _outbox where streamId = ? and author = ? and settled = 0 and box is null
       and (outcome is null or outcome in ('applied', 'conflict', 'held')) order by ord`,
    [streamId, author],
  );

/** As it is offered: open, or in its box. */
export const toOffer = async (queued: Queued, cipher: Cipher): Promise<OfferedCommand> =>
  queued.box === null ? toWire(queued, cipher) : { ...envelopeOf(queued), box: queued.box };

/** A command that this device may read. */
export async function toWire(queued: Queued, cipher: Cipher): Promise<WireCommand> {
  const { basis, payload } = JSON.parse(await cipher.open(queued.body)) as Body;
  return { ...envelopeOf(queued), basis, payload };
}

const envelopeOf = ({ id, seq, hash, type, v, streamId, author, at, skew }: Queued) => ({
  ...{ id, seq, hash, type, v, stream: streamId, author, at, skew },
});

export const imageOf = async (queued: Queued, cipher: Cipher): Promise<Change[]> =>
  JSON.parse(await cipher.open(queued.image)) as Change[];

/** Marks commands as given to the network, at their first try; says so before they go. */
export const markSent = (ords: readonly number[], at: number): Statement => ({
  sql: `update _outbox set sentAt = ? where sentAt is null and ord in (select value from json_each(?))`,
  params: [at, JSON.stringify(ords)],
});

/** The network was not there: these never left. */
export const markUnsent = (queued: readonly Queued[]): Statement => ({
  sql: `update _outbox set sentAt = null where outcome is null and ord in (select value from json_each(?))`,
  params: [JSON.stringify(queued.map(({ ord }) => ord))],
});

/** An effect that changed nothing, and a set-aside command, have no version to wait for; a held one has none yet. */
export const answer = ({ id, outcome, reason, version, receivedAt }: Outcome): Statement => ({
  sql: `update _outbox set outcome = ?, reason = ?, version = ?, receivedAt = ?, settled = ? where id = ?`,
  params: [outcome, reason, version, receivedAt, version === null && outcome !== 'held' ? 1 : 0, id],
});

const requeued =
  'update _outbox set outcome = null, reason = null, version = null, receivedAt = null, settled = 0';

/** A command that a server has answered, and that can be sent again. */
export const isAnswered = `outcome <> 'unsendable' and box is not ''`;

/** Acknowledged commands that a restored server has lost return to the queue. */
export const requeueAbove = (incarnation: string, answered: number): Statement => ({
  sql: `${requeued} where incarnation = ? and seq > ? and outcome is not null and outcome <> 'unsendable'`,
  params: [incarnation, answered],
});

/** Everything of the author's that was ever answered returns to the queue. */
export const requeueAll = (author: string): Statement => ({
  sql: `${requeued} where author = ? and ${isAnswered}`,
  params: [author],
});

/** Of what was answered, these return to the queue: a restored server has lost them. */
export const requeueThese = (author: string, ids: readonly string[]): Statement => ({
  sql: `${requeued} where author = ? and ${isAnswered} and id in (select value from json_each(?))`,
  params: [author, JSON.stringify(ids)],
});

/** The author's first sequence that waits for an answer; null when none does. */
export async function firstWaiting(tx: Sql, author: string): Promise<number | null> {
  const [first] = await tx.query<{ seq: number | null }>(
    `select min(seq) as seq from _outbox where author = ? and ${waits}`,
    [author],
  );
  return first!.seq;
}

/**
 * The author's commands whose effect the cursors have reached need no overlay any more, nor does a held one that the office has decided
 * about, as the rows say: where the cursor is none they may be those of an epoch that a restored server has lost.
 */
export const settle = (author: string): Statement => ({
  sql: `update _outbox set settled = 1 where author = ? and settled = 0 and outcome is not null and (
          outcome not in ('applied', 'conflict', 'held')
          or outcome <> 'held' and not exists (select 1 from _stream s where s.id = streamId)
          or exists (select 1 from _stream s where s.id = streamId and s.cursor >= _outbox.version)
          or outcome = 'held' and exists (${settledByOffice})
            and exists (select 1 from _stream s where s.id = streamId and s.cursor is not null))`,
  params: [author],
});

/**
 * Sets a command aside that no request can carry; it stays readable here. Resolves with whether it did: not where the command
 * is no longer what was offered, because it was put away, given back or numbered anew meanwhile.
 */
export async function quarantine(tx: Sql, { ord, incarnation, seq, box }: Queued): Promise<boolean> {
  const done = await tx.query(
    `update _outbox set outcome = 'unsendable', reason = 'request.refused', settled = 1
     where ord = ? and incarnation = ? and seq = ? and box is ? and outcome is null returning 1`,
    [ord, incarnation, seq, box],
  );
  return done.length > 0;
}

/** Sets a command aside that this device cannot open: its bytes stay, and nobody else has it. */
export const setUnreadableAside = (ord: number): Statement => ({
  sql: `update _outbox set outcome = 'unsendable', reason = 'device.unreadable', settled = 1 where ord = ?`,
  params: [ord],
});

/** Gives the author's unanswered commands a new incarnation's contiguous sequence; returns the last one assigned. */
export async function resequence(tx: Sql, author: string, incarnation: string): Promise<number> {
  const open = await tx.query<{ ord: number }>(
    `select ord from _outbox where author = ? and ${waits} order by ord`,
    [author],
  );
  await tx.batch(
    open.map(({ ord }, index) => ({
      sql: 'update _outbox set incarnation = ?, seq = ? where ord = ?',
      params: [incarnation, index + 1, ord] as SqlValue[],
    })),
  );
  return open.length;
}

const pruneAfterMs = 14 * 24 * 60 * 60 * 1000;

/**
 * Forgets what was answered, or decided by the office, two weeks ago, and the pictures of what it declined; only ever inside
 * a successful exchange. The device holds decisions for longer than that.
 */
export const prune = (now: number): Statement[] => [
  forgetDeclined(now - pruneAfterMs),
  {
    sql: `delete from _outbox where settled = 1 and (
            (outcome in ('applied', 'conflict') and not (${needsALook}) and receivedAt < ?)
            or exists (${settledByOffice} and settlement.decidedAt < ?))`,
    params: [now - pruneAfterMs, now - pruneAfterMs],
  },
];

/**
 * The same of an author who has left: nobody looks here at what became of it. What was refused stays with its picture,
 * which the office may let in yet.
 */
export const pruneLeft = (author: string, now: number): Statement => ({
  sql: `delete from _outbox where author = ? and outcome is not null and outcome <> 'unsendable' and receivedAt < ?
          and not (outcome = 'refused' and exists (select 1 from _photo where _photo.command = _outbox.id))`,
  params: [author, now - pruneAfterMs],
});
