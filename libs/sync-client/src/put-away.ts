import type { Seal } from '@berthcare/shared/sync/sealed-box';
import { utf8Length } from '@berthcare/utils/utf8';
import { attempt } from './attempt';
import type { Sql, SqlValue, Statement } from './database';
import { dispatchAnyway, CommandRefused, frameBytes } from './dispatch';
import { drafts } from './drafts';
import type { Cipher, LeftDraft, Ports } from './ports';

/** What is taken away: some streams, or all that this device has. */
export type Scope = readonly string[] | 'everything';

/** A condition on `streamId`. */
export const within = (scope: Scope): { where: string; params: SqlValue[] } =>
  scope === 'everything'
    ? { where: 'true', params: [] }
    : { where: 'streamId in (select value from json_each(?))', params: [JSON.stringify(scope)] };

/** An older app kept drafts without the stream that they are about. */
const streamsOfOlderDrafts = `update _draft set streamId = (select streamId from visit where visit.id = subject)
  where streamId is null`;

/** Makes commands of what its author had not sealed: the office gets it all the same. What makes none, or does not open, stays a draft. */
export async function sealDrafts(tx: Sql, ports: Ports, scope: Scope): Promise<void> {
  const { where, params } = within(scope);
  await tx.exec(streamsOfOlderDrafts);
  const subjects = await tx.query<{ id: string; streamId: string }>(
    `select distinct subject as id, streamId from _draft where streamId is not null and ${where} order by subject`,
    params,
  );
  for (const subject of subjects) {
    const written = () => drafts<unknown>(tx, ports, subject.id);
    await sealTogether(tx, ports, subject, await written());
    // Whatever of them stood in the way of the others is left, and they go without it.
    for (const one of await written()) await sealTogether(tx, ports, subject, [one]);
  }
}

async function sealTogether(
  tx: Sql,
  ports: Ports,
  subject: { id: string; streamId: string },
  written: readonly LeftDraft[],
): Promise<void> {
  for (const given of (await attempt(() => ports.commandsOfDrafts(subject, written))) ?? []) {
    try {
      await dispatchAnyway(tx, ports, given);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
    }
  }
}

interface Away {
  scope: Scope;
  author: string;
  /** Their author's own cipher, that they can have it back with; null: only the office opens it. */
  keeper: Cipher | null;
}

/**
 * Puts commands into boxes, sendable as they were, which this device can read no more. Without a seal they are their author's
 * alone; without either they stay as they are, and so does what does not open. Resolves with how many were put away.
 */
export async function putCommandsAway(
  tx: Sql,
  cipher: Cipher,
  seal: Seal | null,
  { scope, author, keeper }: Away,
): Promise<number> {
  if (!seal && !keeper) return 0;
  const { where, params } = within(scope);
  const commands = await tx.query<{ ord: number; id: string; body: Uint8Array; image: Uint8Array }>(
    `select ord, id, body, image from _outbox where box is null and author = ? and ${where}`,
    [author, ...params],
  );
  let put = 0;
  const keep = async (plain: string) => (keeper ? keeper.seal(plain) : new Uint8Array());
  for (const { ord, id, ...sealed } of commands) {
    const plain = await attempt(() => cipher.open(sealed.body));
    // Nobody can read it here as it is.
    if (plain === null) continue;
    const image = (await attempt(() => cipher.open(sealed.image))) ?? '';
    const box = seal ? await seal(plain, id) : '';
    await tx.exec('update _outbox set box = ?, body = ?, image = ?, bytes = max(bytes, ?) where ord = ?', [
      ...[box, await keep(plain), await keep(image), utf8Length(box) + frameBytes, ord],
    ]);
    put += 1;
  }
  return put;
}

/** Keeps drafts of which no command was made for their author; without a keeper they are gone. */
export async function putDraftsAway(tx: Sql, cipher: Cipher, { scope, author, keeper }: Away): Promise<void> {
  const { where, params } = within(scope);
  const written = await tx.query<{ key: string; body: Uint8Array }>(
    `select key, body from _draft where ${where}`,
    params,
  );
  for (const { key, body } of keeper ? written : []) {
    const plain = await attempt(() => cipher.open(body));
    if (plain === null) continue;
    await tx.exec(
      `insert into _kept_draft (author, body, key, streamId, subject, section, saw, at)
       select ?, ?, key, streamId, subject, section, saw, at from _draft where key = ?`,
      [author, await keeper!.seal(plain), key],
    );
  }
  await tx.exec(`delete from _draft where ${where}`, params);
}

/** Gives back to an author who has returned what was kept for them; what their key does not open stays put away. */
export async function giveBack(tx: Sql, cipher: Cipher, keeper: Cipher, author: string): Promise<void> {
  const back = async (sealed: Uint8Array) => {
    const plain = await attempt(() => keeper.open(sealed));
    return plain === null ? null : cipher.seal(plain);
  };
  const commands = await tx.query<{ ord: number; body: Uint8Array; image: Uint8Array }>(
    'select ord, body, image from _outbox where author = ? and box is not null and length(body) > 0',
    [author],
  );
  for (const { ord, body, image } of commands) {
    const [open, shown] = [await back(body), await back(image)];
    if (open && shown)
      await tx.exec('update _outbox set box = null, body = ?, image = ? where ord = ?', [open, shown, ord]);
  }
  const written = await tx.query<{ ord: number; body: Uint8Array }>(
    'select ord, body from _kept_draft where author = ? order by ord',
    [author],
  );
  for (const { ord, body } of written) {
    const open = await back(body);
    if (!open) continue;
    await tx.exec(
      `insert or replace into _draft (body, key, streamId, subject, section, saw, at)
       select ?, key, streamId, subject, section, saw, at from _kept_draft where ord = ?`,
      [open, ord],
    );
    await tx.exec('delete from _kept_draft where ord = ?', [ord]);
  }
}

/**
 * Takes from an author, too, what was kept for them: only the office opens it from now on. A command in no box of the office's
 * stays: nobody else has it, and nobody opens it here.
 */
export const keepFromAuthor = (author: string): Statement[] => [
  {
    sql: `update _outbox set body = x'', image = x'' where author = ? and box <> ''`,
    params: [author],
  },
  { sql: `delete from _kept_draft where author = ?`, params: [author] },
  { sql: `delete from _photo where author = ?`, params: [author] },
];
