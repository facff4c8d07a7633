import { z } from 'zod';
import { id } from '../domain/id';
import { instant, skew } from '../domain/instant';
import { hasCanonicalForm } from './canonical';
import { limits } from './limits';

/** Version of the envelope itself; a device and a server that do not share one cannot talk. */
export const protocolVersion = 1;

/**
 * A sealed command. Its sequence is contiguous within the incarnation; its hash covers everything else and never
 * changes, so that the same command offered again is known for what it is.
 */
const envelope = z.strictObject({
  id,
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.string().regex(/^[a-z][a-z_.]{0,63}$/),
  /** Version of the command's schema. */
  v: z.int().min(1),
  stream: id,
  author: id,
  /** The device's clock when it was sealed, and what it believed its clock to be ahead of the server's. */
  at: instant,
  skew,
});

/** What a command says, and what its author saw. */
export const commandContent = z.strictObject({
  /** Per group of fields the command touches: the hash of the values its author saw, null where there was no row. */
  basis: z.record(z.string().max(200), z.string().max(64).nullable()),
  payload: z.unknown().refine((payload) => hasCanonicalForm(payload, limits.payloadLevels)),
});

export const wireCommand = envelope.extend(commandContent.shape);
export type WireCommand = z.infer<typeof wireCommand>;

/** The same command from a device that may no longer read it: its content in a box that only the server opens. */
export const boxedCommand = envelope.extend({
  box: z
    .string()
    .regex(/^[\w-]+$/)
    .max(limits.boxLength),
});
export type BoxedCommand = z.infer<typeof boxedCommand>;

export type OfferedCommand = WireCommand | BoxedCommand;

/** Streams, and the version up to which a device has each; 0: it may have some of it, but not all up to any version. */
export const vector = z.array(z.tuple([id, z.int().min(0)])).max(20_000);
export type Vector = z.infer<typeof vector>;

export const window = z.strictObject({ from: z.iso.date(), to: z.iso.date() });
export type Window = z.infer<typeof window>;

/** All that a device holds, spelled out where it has no token: the server did not know it, or the app is a newer one. */
export const holdings = z.strictObject({ window, streams: vector });
export type Holdings = z.infer<typeof holdings>;

/**
 * A stream whose rows on the device are not those that a page's checksum counted. It is sent anew; repeated: that was in
 * vain, the device says so and leaves it for a day.
 */
export const mismatch = z.strictObject({ stream: id, repeated: z.boolean() });
export type Mismatch = z.infer<typeof mismatch>;

/** A device's queue, as far as one request carries it. */
const queue = {
  incarnation: id,
  /** The last sequence the device has assigned in this incarnation; 0 for none. */
  lastSeq: z.int().min(0),
  /** The device's clock at sending. */
  now: instant,
  commands: z.array(z.union([wireCommand, boxedCommand])).max(limits.commandsPerRequest),
};

/**
 * applied: in effect. conflict: kept, beside a value that was there; a person decides. review: kept, a person
 * decides whether it counts. refused: not in effect, and why. held: the server failed on it, or on what it stands on; kept,
 * not in effect yet, and tried again by the server.
 */
export const outcomes = ['applied', 'conflict', 'review', 'refused', 'held'] as const;
export type OutcomeKind = (typeof outcomes)[number];

/**
 * A command of which the device holds an outcome, and what that says: as far as it knows, this server has it.
 */
export const acknowledged = z.tuple([id, z.enum(outcomes), z.int().min(0).nullable()]);
export type Acknowledged = z.infer<typeof acknowledged>;

export const syncRequest = z.strictObject({
  protocol: z.int(),
  /** The server's epoch that the device's cursors are of; null before the first page. */
  epoch: z.string().max(64).nullable(),
  ...queue,
  projection: z.string().max(64),
  /** Stands for what the device holds: streams, versions, projection and window. */
  token: z.string().max(128).nullable(),
  holdings: holdings.optional(),
  /** What the last page's checksums found. */
  mismatched: z.array(mismatch).max(20_000).optional(),
  /** Commands that the device knows as held: what became of them comes with the outcomes. */
  held: z.array(id).max(limits.heldAsked).optional(),
  /** What it was answered, in place of a token like its holdings: the token would have told that a server knows of it. */
  acknowledged: z.array(acknowledged).max(limits.acknowledgedAsked).optional(),
});
export type SyncRequest = z.infer<typeof syncRequest>;

export const outcome = z.strictObject({
  id,
  outcome: z.enum(outcomes),
  stream: id,
  /** The stream's version that carries the effect; null where nothing was changed. */
  version: z.int().min(0).nullable(),
  reason: z.string().max(64).nullable(),
  /** The server's clock when it first had the command. */
  receivedAt: instant,
});
export type Outcome = z.infer<typeof outcome>;

/** Rows of one table, column by column: `streams[i]` indexes the page's stream list. */
export const pageTable = z.strictObject({
  table: z.string(),
  streams: z.array(z.int().min(0)),
  versions: z.array(z.int().min(0)),
  ids: z.array(z.string()),
  columns: z.array(z.array(z.unknown())),
});
export type PageTable = z.infer<typeof pageTable>;

export const pageStream = z.strictObject({
  id,
  kind: z.enum(['client', 'agency', 'person']),
  /** The rows replace what the device has of this stream, once its last page has come. */
  reset: z.boolean(),
  /** The first page of this stream: what an earlier, unfinished run of pages brought no longer counts. */
  begins: z.boolean(),
  /** Where the device's cursor moves with this page: only a stream's last page moves it. */
  cursor: z.int().min(0).nullable(),
});
export type PageStream = z.infer<typeof pageStream>;

/** Whether a stream begins anew and ends in one page: its rows there are all that there is of it. */
export const comesWhole = ({ begins, reset, cursor }: PageStream): boolean =>
  begins && reset && cursor !== null;

export const page = z.strictObject({
  kind: z.literal('page'),
  token: z.string(),
  more: z.boolean(),
  window,
  streams: z.array(pageStream),
  tables: z.array(pageTable),
  /** Rows that left the projection: stream index, table, row id, version. */
  gone: z.array(z.tuple([z.int(), z.string(), z.string(), z.int()])),
  /** Streams the device no longer holds: everything of them goes. */
  dropped: z.array(id),
  /**
   * On the page that takes a device into another epoch: the streams whose cursors count there too, because their history
   * is common up to them. Every other cursor means nothing any more.
   */
  kept: z.array(id).optional(),
  /** Checksums (see `checksum`) of streams that the device has up to date with this page, as it holds them. */
  sums: z.array(z.tuple([id, z.string().regex(/^[0-9a-f]{16}$/)])),
});
export type Page = z.infer<typeof page>;

export const pull = z.discriminatedUnion('kind', [
  /** The token still says it all. */
  z.strictObject({ kind: z.literal('current') }),
  page,
  /** The token is unknown: say what you hold. */
  z.strictObject({ kind: z.literal('ask_holdings') }),
  /** The app is too old to read this server's projection; it may still push. */
  z.strictObject({ kind: z.literal('upgrade') }),
]);
export type Pull = z.infer<typeof pull>;

/** What became of it. */
const receipt = {
  protocol: z.int(),
  epoch: z.string(),
  /** The server's clock. */
  now: instant,
  /**
   * renew: the sequence does not fit what the server knows (a clone, a restored phone): the device takes a new
   * incarnation and offers its unanswered commands again under it; nothing of this request was applied.
   */
  incarnation: z.enum(['known', 'renew']),
  /** The highest sequence answered in this incarnation: acknowledged commands above it return to the queue. */
  answered: z.int().min(0),
  outcomes: z.array(outcome),
};

export const syncResponse = z.strictObject({
  ...receipt,
  /** The public key that this server opens boxes of: told to who comes from another epoch, or from none. */
  sealTo: z.string().optional(),
  /**
   * Only with `renew`: commands that the device named as acknowledged, and that this server was never given, or has answered
   * otherwise. It was restored; the device offers them again, too.
   */
  forgotten: z.array(id).optional(),
  pull,
});
export type SyncResponse = z.infer<typeof syncResponse>;

/** What a phone without a session hands in: what its person had still to send, and nothing is told in return. */
export const pushRequest = z.strictObject({ protocol: z.int(), ...queue });
export type PushRequest = z.infer<typeof pushRequest>;

export const pushResponse = z.strictObject({
  ...receipt,
  /** The public key that this server opens boxes of. */
  sealTo: z.string(),
  /** The office has revoked the phone: nothing that can be read may be left on it. */
  wipe: z.boolean(),
});
export type PushResponse = z.infer<typeof pushResponse>;
