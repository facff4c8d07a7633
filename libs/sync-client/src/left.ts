import { projectionOf } from '@berthcare/shared/sync/projection';
import type { Sql } from './database';
import { renewIfMixed } from './incarnation';
import { readMeta, writeMeta, type Holder, type Meta } from './meta';
import { keepOnlyAway } from './photos/queue';
import { waits } from './outbox';
import type { Cipher, Ports } from './ports';
import { giveBack } from './put-away';
import { takeAway } from './taken-away';

export type Leaving = 'signed_out' | 'revoked';

/** Somebody who no longer holds this device, and whose work is still on it. */
export interface Left {
  author: string;
  why: Leaving;
  /** The device's clock. */
  at: number;
  /** Commands to be handed in, which the office has not answered. */
  waiting: number;
  /** Drafts of which no command could be made, pictures, and commands that nobody else can send: they wait for their author. */
  kept: number;
}

/** The count of somebody's queue, while another holds the device, or nobody. */
export interface LeftQueue {
  author: string;
  incarnation: string;
  lastSeq: number;
  /** The epoch whose server knows of all that is in the queue. */
  epoch: string | null;
  /** When the office last answered for it, by the device's clock; null: it does not know yet that they left. */
  askedAt: number | null;
}

/** Takes the device from its holder: their records go, their queue stays, with its count. */
export async function leave(tx: Sql, ports: Ports, why: Leaving, keeper: Cipher | null): Promise<void> {
  const { holder } = await readMeta(tx);
  if (!holder) return;
  await takeAway(tx, ports, 'everything', keeper);
  const { incarnation, lastSeq, epoch, offered } = (await readMeta(tx)) as Meta;
  await tx.batch([
    ...keepOnlyAway(keeper !== null),
    {
      sql: 'insert or replace into _left (author, why, at, incarnation, lastSeq, epoch) values (?, ?, ?, ?, ?, ?)',
      params: [holder.personId, why, ports.clock.now(), incarnation, lastSeq, offered ?? epoch ?? null],
    },
    ...writeMeta({
      ...{ incarnation: ports.ids.uuid(), lastSeq: 0, holder: null, epoch: null, offered: null },
      ...{ heardAt: null, lease: null, leaseEnded: false },
    }),
  ]);
}

/** Gives the device to somebody; who left work on it goes on with that work and its count. */
export async function enter(tx: Sql, ports: Ports, holder: Holder, keeper: Cipher | null): Promise<void> {
  await tx.batch(writeMeta({ holder, projection: projectionOf(holder.role) }));
  const queue = await leftQueue(tx, holder.personId);
  if (!queue) return;
  const { author, incarnation, lastSeq, epoch } = queue;
  await tx.batch([
    // No cursor is of any epoch yet; what that epoch's server was offered need not be offered again.
    ...writeMeta({ incarnation, lastSeq, offered: epoch, looseWork: true }),
    { sql: 'delete from _left where author = ?', params: [author] },
  ]);
  if (!keeper) return;
  await giveBack(tx, ports.cipher, keeper, author);
  await renewIfMixed(tx, ports, author, queue);
}

export async function leftQueue(db: Sql, author: string): Promise<LeftQueue | null> {
  const [row] = await db.query<LeftQueue>(
    'select author, incarnation, lastSeq, epoch, askedAt from _left where author = ?',
    [author],
  );
  return row ?? null;
}

/** Everybody whose work is still here, those who left first of all first. */
export const allLeft = (db: Sql): Promise<Left[]> =>
  db.query(
    `select author, why, at,
       (select count(*) from _outbox o where o.author = _left.author and ${waits}) as waiting,
       (select count(*) from _outbox o where o.author = _left.author and outcome is null and box = '')
         + (select count(*) from _kept_draft k where k.author = _left.author)
         + (select count(*) from _photo p where p.author = _left.author and p.state = 'away') as kept
     from _left order by at, author`,
  );
