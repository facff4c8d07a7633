import type { Mismatch, Window } from '@berthcare/shared/sync/wire';
import type { Author } from '@berthcare/shared/commands/command';
import type { Sql, Statement } from './database';

/** Whose work this database holds. */
export interface Holder {
  personId: string;
  agencyId: string;
  role: Author['role'];
}

/** What the engine remembers from one exchange to the next. */
export interface Meta {
  incarnation: string;
  /** The last sequence assigned in the incarnation. */
  lastSeq: number;
  /** The epoch that the cursors and the token are of. */
  epoch: string | null;
  /** The epoch whose server was offered everything again, and which answered since; null: it is that of the cursors. */
  offered: string | null;
  /** Null: the next request spells out what the device holds. */
  token: string | null;
  projection: string;
  /** The window that every cursor stands for. */
  window: Window | null;
  /** How far the device's clock is ahead of the server's, in milliseconds. */
  skew: number;
  holder: Holder | null;
  /** What the last page's checksums found, until the office has heard of it. */
  mismatched: Mismatch[];
  /** When the office last answered, by the device's clock. */
  heardAt: number | null;
  /** The office's public key, for what is put away. */
  sealTo: string | null;
  lease: Lease | null;
  /** The office was not heard for so long that the records were taken away. */
  leaseEnded: boolean;
  /** How often something was taken away: an answer to who one was before is none. */
  takenAway: number;
  /** Work may be open here whose record is not: it is put away as soon as all pages have come. */
  looseWork: boolean;
  /** How often something that could be read was deleted, and up to which of these times the log was overwritten since. */
  deletions: number;
  erased: number;
}

/** How long the device has gone without the office, by a clock that may be set back and forth. */
export interface Lease {
  spentMs: number;
  /** Up to where it was counted, by the device's clock; ahead of a clock that was set back since. */
  countedAt: number;
}

/** Of the commands on this device, those of whoever holds it; others may have left theirs. */
export const byHolder = `author = (select value ->> '$.personId' from _meta where key = 'holder')`;

export async function readMeta(db: Sql): Promise<Partial<Meta>> {
  const rows = await db.query<{ key: keyof Meta; value: string }>('select key, value from _meta');
  return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)]));
}

export const writeMeta = (values: Partial<Meta>): Statement[] =>
  Object.entries(values).map(([key, value]) => ({
    sql: `insert into _meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`,
    params: [key, JSON.stringify(value)],
  }));
