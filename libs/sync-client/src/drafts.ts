import { attempt } from './attempt';
import type { Sql, Statement } from './database';
import type { Cipher, Ports } from './ports';
import type { Saw } from './saw';

/** What somebody is writing, not sealed into a command yet. Each keystroke replaces it, durably. */
export interface Draft<Body = unknown> {
  /** Unique on the device: the visit and the item. */
  key: string;
  /** What it is about: the visit. */
  subject: string;
  section: string;
  body: Body;
  /** The device's clock at the last change. */
  at: number;
}

interface RawDraft {
  key: string;
  subject: string;
  section: string;
  saw: string;
  body: Uint8Array;
  at: number;
}

/** Every subject that something is written about and not sealed. */
export async function draftSubjects(db: Sql): Promise<string[]> {
  const rows = await db.query<{ subject: string }>('select distinct subject from _draft order by subject');
  return rows.map(({ subject }) => subject);
}

/** A draft that the device itself cannot open any more. */
export class UnreadableDraft extends Error {
  override readonly name = 'UnreadableDraft';
}

/** What is written about a subject, and the keys of what does not open. */
export interface Written<Body = unknown> {
  drafts: Draft<Body>[];
  unreadable: string[];
}

/**
 * What is written about the subject. A draft that does not open keeps nobody from the others: it is told to whoever runs the app, and
 * lies where it is, counted as one that waits, until it is written anew or taken away.
 */
export async function written<Body>(
  db: Sql,
  { cipher, tellFault }: Pick<Ports, 'cipher' | 'tellFault'>,
  subject: string,
): Promise<Written<Body>> {
  const rows = await db.query<RawDraft>('select * from _draft where subject = ? order by key', [subject]);
  const all = await Promise.all(rows.map((row) => attempt(() => opened<Body>(cipher, row))));
  const unreadable = rows.filter((_, index) => all[index] === null).map(({ key }) => key);
  if (unreadable.length > 0)
    tellFault?.(new UnreadableDraft(`Drafts that do not open: ${unreadable.length}`));
  return { drafts: all.filter((draft) => draft !== null), unreadable };
}

/** Those that open. */
export const drafts = async <Body>(...about: Parameters<typeof written>): Promise<Draft<Body>[]> =>
  (await written<Body>(...about)).drafts;

const opened = async <Body>(cipher: Cipher, { body, ...draft }: RawDraft): Promise<Draft<Body>> => ({
  ...{ key: draft.key, subject: draft.subject, section: draft.section, at: draft.at },
  body: JSON.parse(await cipher.open(body)) as Body,
});

/** What the authors of these drafts saw when they began. */
export async function seenBy(db: Sql, keys: readonly string[]): Promise<Saw> {
  const rows = await db.query<{ saw: string }>(
    'select saw from _draft where key in (select value from json_each(?))',
    [JSON.stringify(keys)],
  );
  return Object.assign({}, ...rows.map(({ saw }) => JSON.parse(saw) as Saw)) as Saw;
}

export const dropDrafts = (keys: readonly string[]): Statement => ({
  sql: 'delete from _draft where key in (select value from json_each(?))',
  params: [JSON.stringify(keys)],
});
