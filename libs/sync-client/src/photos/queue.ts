import type { Sql, Statement } from '../database';

/**
 * kept: on this device alone, as far as it knows. sent: given to the store, which the office has not confirmed.
 * arrived: the office has it. lost: its file is gone, and nothing can be sent. away: sealed for its author, who has left.
 */
export type PhotoState = 'kept' | 'sent' | 'arrived' | 'lost' | 'away';

/** A picture whose file is on the device. */
export interface KeptPhoto {
  id: string;
  /** The draft that waits to be sealed into a command. */
  draft: string | null;
  /** The command that told of it; null for a draft, and for a picture that the office sent. */
  command: string | null;
  state: PhotoState;
}

interface Place {
  id: string;
  /** The care record, and the visit. */
  streamId: string;
  subject: string;
}

export const insertOwn = ({ id, streamId, subject }: Place, draft: string): Statement => ({
  sql: `insert into _photo (id, streamId, subject, draft, state) values (?, ?, ?, ?, 'kept')`,
  params: [id, streamId, subject, draft],
});

export const insertFetched = ({ id, streamId, subject }: Place): Statement => ({
  sql: `insert or ignore into _photo (id, streamId, subject, state) values (?, ?, ?, 'arrived')`,
  params: [id, streamId, subject],
});

/** Sealing a draft into a command makes its picture one that is to be sent. In the same transaction. */
export const announce = (drafts: readonly string[], command: string): Statement => ({
  sql: `update _photo set command = ?, draft = null where draft in (select value from json_each(?))`,
  params: [command, JSON.stringify(drafts)],
});

/** Whether the photo is one of these drafts still: nobody has a picture that was taken back. */
export async function isTaken(db: Sql, id: string, drafts: readonly string[]): Promise<boolean> {
  const [row] = await db.query(
    'select 1 from _photo where id = ? and draft in (select value from json_each(?))',
    [id, JSON.stringify(drafts)],
  );
  return row !== undefined;
}

/** Another life of the server's database: what had arrived there is asked for again. */
export const askAgain: Statement = {
  sql: `update _photo set state = 'kept' where command is not null and state in ('sent', 'arrived')`,
};

export const mark = (id: string, state: PhotoState): Statement => ({
  sql: 'update _photo set state = ? where id = ?',
  params: [state, id],
});

export const forget = (id: string): Statement => ({ sql: 'delete from _photo where id = ?', params: [id] });

/** The office has let in what it first refused; the visit, and the photo with it, may have left the device since. */
const letIn = `(exists (select 1 from photo r where r.id = p.id)
  or exists (select 1 from settlement s where s.id = p.command and s.decision = 'accepted'))`;

/** Its command was taken, or let in since. What was answered long ago has left the queue of commands, and was in effect. */
const isTold = `(o.id is null or o.outcome in ('applied', 'conflict', 'review', 'held')
  or o.outcome is not null and ${letIn})`;

/** It was refused, and nobody tells of a record that was taken away what the office let in since. */
const isToBeAsked = `o.outcome = 'refused' and not exists (select 1 from _stream s where s.id = p.streamId)`;

/** Pictures to send, the oldest first. `mustAsk`: nobody tells whether the server takes it yet. */
export const due = (db: Sql): Promise<{ id: string; mustAsk: 0 | 1 }[]> =>
  db.query(
    `select p.id, not ${isTold} as mustAsk from _photo p left join _outbox o on o.id = p.command
     where p.command is not null and p.state in ('kept', 'sent') and (${isTold} or ${isToBeAsked})
     order by o.ord, p.id`,
  );

/**
 * What need not be kept: a draft that was taken back; a picture that the office has (or sent) whose visit has left the
 * device; and with its visit, one that can never be announced, or that the office declined. What it refused it may let in yet.
 */
export const done = (db: Sql): Promise<{ id: string }[]> =>
  db.query(
    `select p.id from _photo p left join _outbox o on o.id = p.command
     where p.state <> 'away' and (
       p.draft is not null and not exists (select 1 from _draft d where d.key = p.draft)
       or p.draft is null and not exists (select 1 from visit v where v.id = p.subject)
          and (p.state in ('arrived', 'lost') or o.outcome = 'unsendable' or o.outcome = 'refused' and exists (
            select 1 from settlement s where s.id = o.id and s.decision = 'declined'))
       or p.draft is null and p.command is null and not exists (select 1 from photo r where r.id = p.id))`,
  );

/** A picture goes with the refused command that told of it, which the office declined before then. */
export const forgetDeclined = (then: number): Statement => ({
  sql: `delete from _photo where command in (
          select o.id from _outbox o join settlement s on s.id = o.id
          where o.outcome = 'refused' and s.decision = 'declined' and s.decidedAt < ?)`,
  params: [then],
});

/** The latest visit of a client's record that has photos and is over: what is seen beside those of today. */
const lastPictured = (streamId: string) =>
  `(select l.visitId from photo l join visit v on v.id = l.visitId
    where l.streamId = ${streamId} and v.state not in ('planned', 'in_progress')
    order by v.plannedStart desc, v.id desc limit 1)`;

/** Null where there is none on the device. */
export async function lastPicturedVisit(db: Sql, streamId: string): Promise<string | null> {
  const [row] = await db.query<{ id: string | null }>(`select ${lastPictured('?')} as id`, [streamId]);
  return row!.id;
}

/** Its pictures, of each client: to be seen with no network either. Only those that have arrived and are not here. */
export const wanted = (db: Sql): Promise<Place[]> =>
  db.query(
    `select p.id, p.streamId, p.visitId as subject from photo p
     where p.arrivedAt is not null and not exists (select 1 from _photo k where k.id = p.id)
       and p.visitId = ${lastPictured('p.streamId')}
     order by p.id`,
  );

export async function placeOf(db: Sql, id: string): Promise<Place | null> {
  const [row] = await db.query<Place>('select id, streamId, visitId as subject from photo where id = ?', [
    id,
  ]);
  return row ?? null;
}

export async function keptPhoto(db: Sql, id: string): Promise<KeptPhoto | null> {
  const [row] = await db.query<KeptPhoto>(
    `select id, draft, command, state from _photo where id = ? and state <> 'away'`,
    [id],
  );
  return row ?? null;
}

/**
 * A picture that its person may look at: not one of a record that was taken away, though it is still to be sent. What they
 * took or were sent belongs to a record that they hold.
 */
export async function shownPhoto(db: Sql, id: string): Promise<KeptPhoto | null> {
  const [row] = await db.query<KeptPhoto>(
    `select id, draft, command, state from _photo where id = ? and ${shown}`,
    [id],
  );
  return row ?? null;
}

const shown = `state <> 'away' and exists (select 1 from _stream s where s.id = _photo.streamId)`;

/** The pictures of a visit that are on the device. */
export const keptOf = (db: Sql, subject: string): Promise<KeptPhoto[]> =>
  db.query(`select id, draft, command, state from _photo where subject = ? and ${shown} order by id`, [
    subject,
  ]);

/** Pictures that the office does not have, as far as this device knows. */
export const unsent = (db: Sql): Promise<{ id: string }[]> =>
  db.query(`select id from _photo where state in ('kept', 'sent') order by id`);

/** How many pictures the office is to have and does not, as far as this device knows: drafts are none yet. */
export async function waitingPictures(db: Sql): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*) as count from _photo p left join _outbox o on o.id = p.command
     where p.command is not null and p.state in ('kept', 'sent')
       and (coalesce(o.outcome, '') not in ('refused', 'unsendable') or ${letIn})`,
  );
  return row!.count;
}

/** There is a file of it, too, that only its author opens. */
export const sealedFor = (id: string, author: string): Statement => ({
  sql: 'update _photo set author = ? where id = ?',
  params: [author, id],
});

/** They stay: what was sealed beside their pictures is nobody's. */
export const sealedForNobody: Statement = {
  sql: `update _photo set author = null where state <> 'away'`,
};

/** Somebody leaves the device: of pictures only those stay that were sealed for them. `sealed`: whether any were. */
export const keepOnlyAway = (sealed: boolean): Statement[] => [
  ...(sealed
    ? [{ sql: `update _photo set state = 'away' where author is not null and state in ('kept', 'sent')` }]
    : []),
  { sql: `delete from _photo where state <> 'away'` },
];

/** Whether there is a sealed file of the picture, beside the picture's own or in its place. */
export async function isSealed(db: Sql, id: string): Promise<boolean> {
  return (await db.query('select 1 from _photo where id = ? and author is not null', [id])).length > 0;
}

export const awayFrom = (db: Sql, author: string): Promise<{ id: string }[]> =>
  db.query(`select id from _photo where author = ? and state = 'away' order by id`, [author]);

/** Its author has it again. */
export const unseal = (id: string): Statement => ({
  sql: `update _photo set state = 'kept', author = null where id = ?`,
  params: [id],
});
