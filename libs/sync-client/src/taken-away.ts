import { tableNames } from '@berthcare/shared/record/tables';
import type { Database, Sql, Statement } from './database';
import { readMeta, writeMeta, type Meta } from './meta';
import type { Cipher, Ports } from './ports';
import { putCommandsAway, putDraftsAway, sealDrafts, within, type Scope } from './put-away';

/**
 * Taken away means gone: the rows, what lay over them, every trace of their paging. What their holder wrote about them is put
 * away first. `erase` has to follow once it is committed.
 * @param keeper seals for the author what they may read again when they come back
 */
export async function takeAway(
  tx: Sql,
  ports: Ports,
  scope: Scope,
  keeper: Cipher | null = null,
): Promise<void> {
  if (scope.length === 0) return;
  const { holder, sealTo, takenAway = 0, looseWork = false } = (await readMeta(tx)) as Meta;
  await sealDrafts(tx, ports, scope);
  if (holder) {
    const away = { scope, author: holder.personId, keeper };
    await putCommandsAway(tx, ports.cipher, sealTo ? await ports.sealer(sealTo) : null, away);
    await putDraftsAway(tx, ports.cipher, away);
  }
  await tx.batch([
    ...gone(scope),
    toErase,
    ...writeMeta({ takenAway: takenAway + 1, looseWork: looseWork || !(sealTo || keeper) }),
  ]);
  if (scope === 'everything') await tx.batch(writeMeta({ token: null, window: null, mismatched: [] }));
}

/** Puts away what is open of a record that did not come: taken away while its author was gone, or before a key was known. */
export async function takeLooseAway(tx: Sql, ports: Ports): Promise<void> {
  const { holder, looseWork } = (await readMeta(tx)) as Meta;
  if (!looseWork) return;
  await tx.batch(writeMeta({ looseWork: false }));
  const loose = await tx.query<{ streamId: string }>(
    `select streamId from _outbox where author = ? and box is null and streamId not in (select id from _stream)
     union select streamId from _draft where streamId not in (select id from _stream)`,
    [holder!.personId],
  );
  await takeAway(
    tx,
    ports,
    loose.map(({ streamId }) => streamId),
  );
}

function gone(scope: Scope): Statement[] {
  const { where, params } = within(scope);
  const held = where.replace('streamId', 'id');
  return [
    ...tableNames.map((name) => ({ sql: `delete from "${name}" where ${where}`, params })),
    { sql: `delete from _stream where ${held}`, params },
    ...['_seen', '_shadow', '_mismatch'].map((name) => ({
      sql: `delete from ${name} where ${where}`,
      params,
    })),
  ];
}

/** Belongs to what deletes something that could be read. `erase` has to follow once it is committed. */
export const toErase: Statement = {
  sql: `insert into _meta (key, value) values ('deletions', '1')
        on conflict (key) do update set value = cast(value + 1 as text)`,
};

/**
 * Overwrites what was deleted where it still lies: in the write-ahead log. The database itself writes zeros over what it
 * deletes (`secure_delete`). Does nothing where nothing was deleted since; what is deleted meanwhile is another's to erase.
 */
export async function erase(db: Database): Promise<void> {
  const { deletions = 0, erased = 0 } = await readMeta(db);
  if (erased === deletions) return;
  await db.exec('pragma wal_checkpoint(truncate)');
  await db.batch(writeMeta({ erased: deletions }));
}
