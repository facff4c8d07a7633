import { understand } from '@berthcare/shared/sync/decide';
import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { WireCommand } from '@berthcare/shared/sync/wire';
import type { Pool } from 'pg';
import type { Reader, Transaction } from '../../platform/postgres/transaction';
import type { Picture } from './picture';

export interface Known extends Picture {
  /** In the record, with its arrival; or only in what was set aside, where nothing arrives. */
  in: { record: true; arrivedAt: number | null } | { record: false };
}

interface PhotoRow {
  stream_id: string;
  sha256: string;
  bytes: number;
  type: string;
  arrived_at: Date | null;
}

const knownOf = ({ stream_id, sha256, bytes, type, arrived_at }: PhotoRow): Known => ({
  ...{ streamId: stream_id, sha256, bytes, type },
  in: { record: true, arrivedAt: arrived_at?.getTime() ?? null },
});

/** A photo that the asker announced: in the record, or in a command of theirs that waits for a person or the server. */
export async function findOwnPhoto(tx: Reader, id: string, personId: string): Promise<Known | undefined> {
  const { rows } = await tx.query<PhotoRow>('select * from app.own_photo($1)', [id]);
  return rows[0] ? knownOf(rows[0]) : findSetAsidePhoto(tx, id, personId);
}

/** A photo of a record that the asker sees, or one that was set aside and that they may read. */
export async function findVisiblePhoto(tx: Reader, id: string): Promise<Known | undefined> {
  const { rows } = await tx.query<PhotoRow>(
    'select stream_id, sha256, bytes, type, arrived_at from app.photo where id = $1 and not gone',
    [id],
  );
  return rows[0] ? knownOf(rows[0]) : findSetAsidePhoto(tx, id, null);
}

/** @param by who sent it; null for anybody whose commands the asker may read */
async function findSetAsidePhoto(tx: Reader, id: string, by: string | null): Promise<Known | undefined> {
  const { rows } = await tx.query<{ stream_id: string; content: WireCommand }>(
    `select l.stream_id, c.content
       from app.command_content c
       join app.command_log l on l.agency_id = c.agency_id and l.id = c.command_id
       where md5(app.told(c.content, 'photoId')) = md5($1) and app.told(c.content, 'photoId') is not null
         and l.type = 'photo.attach' and l.outcome in ('review', 'held')
         and l.submitted_by = coalesce($2, l.submitted_by)
       order by l.received_at`,
    [id, by],
  );
  for (const { stream_id: streamId, content } of rows) {
    const understood = understand('photo.attach', content.v, content.payload);
    if ('refused' in understood) continue;
    const { sha256, bytes, type } = understood.payload as PayloadOf<'photo.attach'>;
    return { ...{ streamId, sha256, bytes, type }, in: { record: false } };
  }
  return undefined;
}

/** Says in the record that the picture has arrived. Answers the stream that changed; undefined where that was known. */
export async function markArrived(tx: Transaction, id: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ stream: string | null }>('select app.picture_arrived($1) as stream', [
    id,
  ]);
  return rows[0]?.stream ?? undefined;
}

export interface Awaited extends Picture {
  id: string;
  /** Epoch milliseconds. */
  takenAt: number;
}

const PAGE = 100;
const NIL = '00000000-0000-0000-0000-000000000000';

/** Every photo whose picture has not been found. */
export async function* listAwaited(db: Pool): AsyncGenerator<Awaited> {
  for (let after = NIL; ;) {
    const { rows } = await db.query<PhotoRow & { id: string; taken_at: Date }>(
      'select * from app.awaited_photos($1, $2)',
      [after, PAGE],
    );
    for (const { id, stream_id: streamId, sha256, bytes, type, taken_at } of rows)
      yield { id, streamId, sha256, bytes, type, takenAt: taken_at.getTime() };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** Whether nobody has told of the picture; nobody does before the transaction ends. */
export async function isOrphan(
  tx: Transaction,
  { streamId, sha256 }: Pick<Picture, 'streamId' | 'sha256'>,
): Promise<boolean> {
  const { rows } = await tx.query<{ orphan: boolean }>('select app.picture_is_orphan($1, $2) as orphan', [
    ...[streamId, sha256],
  ]);
  return rows[0]!.orphan;
}

/** When this life of the database began; epoch milliseconds. */
export async function epochBegan(db: Pool): Promise<number> {
  const { rows } = await db.query<{ started_at: Date }>(
    'select started_at from app.server_epoch order by number desc limit 1',
  );
  return rows[0]!.started_at.getTime();
}
