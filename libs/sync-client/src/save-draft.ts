import type { Database, Sql } from './database';
import { CommandRefused } from './dispatch';
import type { Draft } from './drafts';
import type { Cipher } from './ports';
import { sawAt, type Beginning, type Saw } from './saw';

/**
 * Saves a draft, and with its first words what their author saw where they began; resolved means durable. Throws `CommandRefused`
 * with `device.not_held` where the record is not on this device for its holder to write in: it was taken away since, or they have left.
 */
export async function saveDraft(
  db: Database,
  cipher: Cipher,
  { key, subject, section, body, at }: Draft,
  beginning: Beginning | null,
): Promise<void> {
  const sealed = await cipher.seal(JSON.stringify(body));
  const known = await db.query(
    `update _draft set body = ?, section = ?, at = ? where key = ?
       and exists (select 1 from _stream where id = coalesce(_draft.streamId, ${visitsStream})) returning 1`,
    [sealed, section, at, key, subject],
  );
  if (known.length > 0) return;
  await insertDraft(db, { key, subject, section, body: sealed, at }, beginning ? sawAt([beginning]) : {});
}

/**
 * Adds a draft. Throws `CommandRefused` with `device.not_held`.
 * @param saw the groups of fields that it will replace, as its author sees them
 */
export async function insertDraft(
  db: Sql,
  { key, subject, section, body, at }: Draft<Uint8Array>,
  saw: Saw,
): Promise<void> {
  const written = await db.query(
    `insert into _draft (key, subject, streamId, section, saw, body, at)
     select ?, ?, id, ?, ?, ?, ? from _stream where id = ${visitsStream}
     on conflict (key) do update set body = excluded.body, at = excluded.at returning 1`,
    [key, subject, section, JSON.stringify(saw), body, at, subject],
  );
  if (written.length === 0) throw new CommandRefused('device.not_held');
}

const visitsStream = '(select visit.streamId from visit where visit.id = ?)';
