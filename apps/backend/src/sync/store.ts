import type { Author, Change, Loaded, Read } from '@berthcare/shared/commands/command';
import type { StreamKind } from '@berthcare/shared/record/table';
import type { TableName } from '@berthcare/shared/record/tables';
import type {
  Acknowledged,
  OfferedCommand,
  Outcome,
  OutcomeKind,
  Vector,
  Window,
} from '@berthcare/shared/sync/wire';

/** Whose request it is; every statement of a transaction runs under this row-security context. */
export interface Actor {
  agencyId: string;
  personId: string;
  role: Author['role'];
  /** The agency's time zone (IANA), in which its days begin. */
  timeZone: string;
  /** The installation that speaks; null for the office's console. */
  deviceId: string | null;
}

/** One life of the database. */
export interface Epoch {
  /** Sorts after those that began before it, also after those that the database has lost. */
  id: string;
  /** The one it continues; null for the first. */
  previous: string | null;
}

/** What is found out together with who asks, so that one statement answers a device to which there is nothing to tell. */
export interface Standing {
  epoch: Epoch;
  /** The last token that the device was given, as long as it says all there is to say: until then, in epoch milliseconds. */
  current: { token: string; incarnation: string; projection: string; until: number } | null;
}

export interface StreamHead {
  id: string;
  kind: StreamKind;
  version: number;
  /** Up to it the epoch's history is its predecessor's: a cursor of that epoch counts here if it is no further. */
  baseVersion: number;
  /** Tombstones below it are gone: a cursor below it starts the stream anew. */
  minVersion: number;
}

/** held: a grant runs. former: one ended. none: there never was one, or there is no such stream. */
export type Access = 'held' | 'former' | 'none';

export interface LoggedCommand {
  id: string;
  incarnation: string | null;
  /** Null for the office's commands. */
  seq: number | null;
  hash: string;
  type: string;
  stream: string;
  author: string;
  outcome: OutcomeKind;
  reason: string | null;
  version: number | null;
  /** Epoch milliseconds: the device's clock at sealing and at its first sending, the server's at receipt. */
  at: number;
  sentAt: number;
  receivedAt: number;
}

/** Without its place in a queue: the office's have none. */
export type Unnumbered = WithoutSeq<OfferedCommand>;
type WithoutSeq<Command extends OfferedCommand> = Command extends unknown ? Omit<Command, 'seq'> : never;

/** A command that took no effect, as it came. */
export interface Kept {
  command: Unnumbered;
  /** Who sent it; what it says of its author need not be so. */
  sentBy: string;
  reason: string | null;
  receivedAt: number;
}

/** What became of a held command once it was tried again. */
export interface LaterOutcome {
  id: string;
  outcome: Exclude<OutcomeKind, 'held'>;
  reason: string | null;
  version: number | null;
  /** The server's clock, in epoch milliseconds. */
  at: number;
}

/** Somebody's held work in one stream, and how often it was tried again. */
export interface HeldWork {
  actor: Actor;
  stream: string;
  tries: number;
}

/** What a device holds, as the server remembers it under a token; never changed once written. */
export interface Token {
  /** Its name; what the device is given says a little more. */
  token: string;
  incarnation: string;
  epoch: string;
  projection: string;
  window: Window;
  /** In the order in which the streams' checksums are due. */
  vector: Vector;
  /** A stream whose last page has not gone out yet, and where its next page begins. */
  resume: Resume | null;
  /**
   * Epoch milliseconds: the next edge of the window, or 0 while more is due. From then on the token is no longer
   * `current`, but it still says what the device holds.
   */
  expiresAt: number;
}

export interface Resume {
  stream: string;
  /** The version the stream's last page will move the cursor to: fixed when its first page went out. */
  target: number;
  reset: boolean;
  after: Keyset;
}

/** The place of the last row sent: tables in declared order, then version, then id. */
export interface Keyset {
  table: TableName;
  version: number;
  id: string;
}

/**
 * Rows of a stream that a device needs: all for a reset, otherwise what changed after `cursor`. Then it has everything up to
 * `target`, and of later changes some.
 */
export interface Range {
  stream: string;
  kind: StreamKind;
  cursor: number;
  target: number;
  reset: boolean;
}

/** The device's time window now, and the one its cursor stands for (null: none yet). */
export interface Windows {
  now: Window;
  before: Window | null;
}

export interface PulledRow {
  stream: string;
  id: string;
  version: number;
  /** Deleted, or outside the window: sent by id alone. */
  gone: boolean;
  /** In the declared order of columns, in wire form; empty when gone. */
  values: unknown[];
}

/** One snapshot: grants, heads and rows agree. */
export interface Reader {
  /** The streams the actor holds: their own, their agency's, the care records with a running grant. */
  heads(): Promise<StreamHead[]>;
  token(token: string, incarnation: string): Promise<Token | null>;
  /** Rows each range would send over all tables, by stream. */
  count(ranges: readonly Range[], windows: Windows): Promise<Map<string, number>>;
  /** Rows of one table in the ranges, ordered by stream (as given), version, id; after a keyset's version and id. */
  rows(
    table: TableName,
    ranges: readonly Range[],
    windows: Windows,
    after: { version: number; id: string } | null,
    limit: number,
  ): Promise<PulledRow[]>;
  /** The checksum of each stream over the rows that a device with this window holds, once it is up to date. */
  sums(streams: readonly Pick<StreamHead, 'id' | 'kind'>[], window: Window): Promise<Map<string, string>>;
  /**
   * Remembers what the device will hold; forgets its tokens whose window ended over a day before this one's. Answers how
   * many tokens its incarnation has been given with it.
   */
  saveToken(token: Token): Promise<number>;
  /**
   * Whether a token that was given out, as the `count`-th of its incarnation, is one that this database can neither show nor
   * have forgotten: whoever asks, and also where nobody knows the incarnation.
   */
  isUnaccountedFor(token: string, incarnation: string, count: number): Promise<boolean>;
}

/** A write transaction that holds the locks it was opened with. */
export interface Writer {
  /** The highest sequence answered in the incarnation; 0 for a new one. */
  answered(): Promise<number>;
  access(streams: readonly string[]): Promise<Map<string, Access>>;
  /**
   * Logged commands with one of these ids, or one of these sequences in the locked incarnation; of those that were held,
   * with what became of them.
   */
  logged(ids: readonly string[], seqs: readonly number[]): Promise<LoggedCommand[]>;
  /**
   * Runs one command, audited under its id; nothing of it stays on an error, which is thrown again. What the database has
   * against it may be said later: then all of `write` is run again, and here it is said.
   * @param about whose work it lets in or turns down, where it is not the actor's own
   */
  attempt<T>(commandId: string, work: () => Promise<T>, about?: string | null): Promise<T>;
  /** The rows a rule asks for: of the stream, or of the agency's stream for tables that live there. */
  load<Reads extends Record<string, Read>>(stream: string, reads: Reads): Promise<Loaded<Reads>>;
  /** Writes whole rows; the database stamps their version. */
  apply(changes: readonly Change[]): Promise<void>;
  /** The stream's version now, this transaction's own included. */
  version(stream: string): Promise<number>;
  /** Moves the incarnation's answered sequence over a command that another incarnation had logged. */
  advance(seq: number): Promise<void>;
  /**
   * Logs an outcome, moves the answered sequence to it; `content` is kept for commands that took no effect, so that
   * nothing written is lost.
   */
  log(entry: LoggedCommand, content: unknown): Promise<void>;
  /** A command of the stream that is set aside and that nobody has decided about. */
  aside(stream: string, id: string): Promise<Kept | null>;
  /** The actor's commands in the stream that are held, in the order they came. */
  held(stream: string): Promise<Kept[]>;
  /** How often these were tried again. */
  tries(stream: string): Promise<number>;
  /** Logs what became of a held command. */
  settle(later: LaterOutcome): Promise<void>;
  /** Remembers a try, and when the next one is due; null: nothing is left to try. */
  tried(stream: string, tries: number, nextAt: number | null): Promise<void>;
}

export interface Locks {
  incarnation: string | null;
  /** The last sequence that its device has assigned; remembered, where it is more than was known. */
  lastSeq?: number;
  streams: readonly string[];
}

/** Where care records live, as the exchange needs it. */
export interface RecordStore {
  /** The epoch this database is in. */
  epoch(): Promise<Epoch>;
  /**
   * Begins an epoch that has nothing in common with this one, its history being another than devices know; false where
   * another has begun already.
   * @param told the epoch that a device proves it was told, this one or a later one: the new one is later than that, too
   */
  distrust(epoch: string, told: string): Promise<boolean>;
  /**
   * Whether the token is still all there is to say: known, unexpired, of this epoch and projection, and no head that
   * it names has moved. One statement, no write.
   */
  current(
    actor: Actor,
    query: { token: string; incarnation: string; projection: string; now: number },
  ): Promise<boolean>;
  /** What became of these commands of the actor, of which the device knows that they were held. */
  settled(actor: Actor, ids: readonly string[]): Promise<Outcome[]>;
  /** Which of these of the actor's were never answered, or never so. */
  forgotten(actor: Actor, acknowledged: readonly Acknowledged[]): Promise<string[]>;
  /** Whose held work is due at `now`, the oldest first; all that is held where it is null. Of every agency. */
  heldWork(now: number | null): Promise<HeldWork[]>;
  read<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T>;
  /**
   * Locks the incarnation, then the heads in sorted order, then works; commits or rolls back as one. Run again on
   * deadlock and serialization failure, and where the database refuses something of it. An unknown incarnation is made for
   * the actor's device; one that belongs to another device throws `ForeignIncarnation`.
   */
  write<T>(actor: Actor, locks: Locks, work: (writer: Writer) => Promise<T>): Promise<T>;
  /** Whether an error means "the same again may succeed": a deadlock, a serialization failure, a lost connection. */
  transient(error: unknown): boolean;
}

export class ForeignIncarnation extends Error {
  override readonly name = 'ForeignIncarnation';
}
