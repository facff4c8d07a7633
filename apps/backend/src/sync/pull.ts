import { projectionOf } from '@berthcare/shared/sync/projection';
import type { Page, Pull, SyncRequest, Vector } from '@berthcare/shared/sync/wire';
import { collect } from './page';
import type {
  Actor,
  Epoch,
  Range,
  Reader,
  RecordStore,
  Resume,
  Standing,
  StreamHead,
  Token,
  Windows,
} from './store';
import { rotatingSums } from './sums';
import type { Opened, Tokens } from './tokens';
import { haveMoved, windowAt } from './windows';

export interface PullDeps {
  store: RecordStore;
  tokens: Tokens;
  /** Rows in one page; `limits.pageRows` when not said. */
  pageRows?: number;
}

type Asked = Pick<
  SyncRequest,
  'epoch' | 'incarnation' | 'projection' | 'token' | 'holdings' | 'mismatched' | 'commands'
>;

/** A device has been told what this database cannot know, in this epoch or a later one: it was restored, and nobody said so. */
export class ForgottenPast extends Error {
  override readonly name = 'ForgottenPast';
  constructor(readonly epoch: string) {
    super('A device was told what this database cannot know.');
  }
}

/** What the device holds, as far as the server can tell from its request. */
interface Held {
  /** The version up to which it has each stream; 0 where it may have some rows but not all up to any version. */
  vector: Map<string, number>;
  resume: Resume | null;
  windowBefore: Windows['before'];
  /** The device said so itself, in place of a token. */
  said: boolean;
}

/**
 * Brings a device up to date: nothing, one page, or a question. Who was told outcomes gets a new token with them, which
 * proves it. Throws `ForgottenPast`.
 */
export async function pull(
  { store, tokens, pageRows }: PullDeps,
  actor: Actor,
  epoch: Epoch,
  asked: Asked,
  now: number,
  standing?: Standing,
): Promise<Pull> {
  const { incarnation, projection } = asked;
  if (projection !== projectionOf(actor.role)) return { kind: 'upgrade' };
  const doubted = (asked.mismatched ?? []).flatMap(({ stream, repeated }) => (repeated ? [] : [stream]));
  const isOfThisEpoch = asked.epoch === epoch.id;
  const opened = openedBy(tokens, asked);
  if (opened && isOfThisEpoch && doubted.length === 0 && asked.commands.length === 0) {
    const query = { token: opened.name, incarnation, projection, now };
    if (standing ? isCurrent(standing, query) : await store.current(actor, query)) return { kind: 'current' };
  }

  return store.read(actor, async (reader) => {
    const heads = await reader.heads();
    const known = await heldBy(reader, heads, epoch, asked, opened);
    if (!known) return { kind: 'ask_holdings' };
    const held = without(doubted, known);
    const { window, expiresAt } = windowAt(now, actor.timeZone);
    const windows = { now: window, before: held.windowBefore };
    const next = await nextPage(reader, heads, held, windows, pageRows);
    const { vector, resume } = next;
    const saved: Token = {
      ...{ incarnation, epoch: epoch.id, projection, window, vector, resume },
      token: tokens.mint(),
      expiresAt: next.more ? 0 : expiresAt,
    };
    const count = await reader.saveToken(saved);
    const token = tokens.seal({ name: saved.token, count }, { incarnation, epoch: epoch.id });
    const kept = isOfThisEpoch || asked.epoch === null ? {} : { kept: wholeIn(held.vector) };
    return { kind: 'page', token, more: next.more, window, ...next.content, ...kept };
  });
}

/**
 * Looks only whether the device proves a restore, and whether its token is of another epoch, whose server may have told it what
 * this one has lost. Throws `ForgottenPast`.
 */
export async function examine(
  { store, tokens }: PullDeps,
  actor: Actor,
  epoch: Epoch,
  asked: Pick<Asked, 'epoch' | 'incarnation' | 'token'>,
): Promise<Pull> {
  const opened = openedBy(tokens, asked);
  if (opened) await store.read(actor, (reader) => insistKnown(reader, epoch, asked, opened));
  return { kind: opened && asked.epoch !== epoch.id ? 'ask_holdings' : 'current' };
}

const openedBy = (
  tokens: Tokens,
  { token, incarnation, epoch }: Pick<Asked, 'epoch' | 'incarnation' | 'token'>,
): Opened | null => (token === null || epoch === null ? null : tokens.open(token, { incarnation, epoch }));

/** Whether the token is the one that still said it all when the device was recognised. */
const isCurrent = ({ current }: Standing, asked: Parameters<RecordStore['current']>[1]): boolean =>
  current !== null &&
  current.token === asked.token &&
  current.incarnation === asked.incarnation &&
  current.projection === asked.projection &&
  asked.now < current.until;

/** Null: the token means nothing here, and the device has to say what it holds. */
async function heldBy(
  reader: Reader,
  heads: readonly StreamHead[],
  epoch: Epoch,
  asked: Asked,
  opened: Opened | null,
): Promise<Held | null> {
  if (asked.token) {
    const token = opened && (await reader.token(opened.name, asked.incarnation));
    if (!token) await insistKnown(reader, epoch, asked, opened);
    if (token?.epoch !== epoch.id) return null;
    if (token.projection !== asked.projection) return nothingWhole(token.vector);
    return { vector: new Map(token.vector), resume: token.resume, windowBefore: token.window, said: false };
  }
  if (!asked.holdings) return nothingWhole([]);
  const { streams, window } = asked.holdings;
  const held = { resume: null, windowBefore: window, said: true };
  if (asked.epoch === epoch.id) return { vector: new Map(streams), ...held };
  if (asked.epoch !== epoch.previous) return nothingWhole(streams);
  return { vector: carriedOver(streams, heads), ...held };
}

/**
 * What a device was told must be known. Tokens are forgotten the oldest first: one that counts above those must be there.
 * Epochs sort in the order in which they began: none that was told is later than this one.
 */
async function insistKnown(
  reader: Reader,
  epoch: Epoch,
  asked: Pick<Asked, 'epoch' | 'incarnation'>,
  opened: Opened | null,
): Promise<void> {
  if (!opened || asked.epoch === null) return;
  const isLost =
    asked.epoch > epoch.id ||
    (asked.epoch === epoch.id &&
      (await reader.isUnaccountedFor(opened.name, asked.incarnation, opened.count)));
  if (isLost) throw new ForgottenPast(asked.epoch);
}

/** Of the previous epoch's cursors only those count that stand on what both have in common. */
function carriedOver(streams: Vector, heads: readonly StreamHead[]): Map<string, number> {
  const base = new Map(heads.map(({ id, baseVersion }) => [id, baseVersion]));
  return new Map(streams.map(([id, cursor]) => [id, cursor <= (base.get(id) ?? 0) ? cursor : 0]));
}

/** The streams that a device has all of up to some version. */
const wholeIn = (vector: ReadonlyMap<string, number>): string[] =>
  [...vector].flatMap(([id, cursor]) => (cursor > 0 ? [id] : []));

/** Every stream starts anew; the names are still needed to drop those that the device may no longer have. */
const nothingWhole = (streams: Vector): Held => ({
  vector: new Map(streams.map(([id]) => [id, 0])),
  resume: null,
  windowBefore: null,
  said: false,
});

/** What the device itself no longer trusts starts anew. */
const without = (doubted: readonly string[], held: Held): Held => ({
  ...held,
  vector: new Map([...held.vector].map(([id, version]) => [id, doubted.includes(id) ? 0 : version])),
  resume: held.resume && !doubted.includes(held.resume.stream) ? held.resume : null,
});

interface NextPage {
  more: boolean;
  content: Pick<Page, 'streams' | 'tables' | 'gone' | 'dropped' | 'sums'>;
  vector: Vector;
  resume: Resume | null;
}

async function nextPage(
  reader: Reader,
  heads: StreamHead[],
  { vector: before, resume: begun, said }: Held,
  windows: Windows,
  pageRows?: number,
): Promise<NextPage> {
  const moved = haveMoved(windows);
  const resume = begun && !moved && canGoOn(begun, before, heads) ? begun : null;
  const vector = new Map(before);
  if (begun && !resume) vector.set(begun.stream, 0);

  const due = rangesDue(heads, vector, resume, moved);
  const { streams, tables, gone, resume: cut } = await collect(reader, due, windows, resume, pageRows);

  const holds = new Set(heads.map(({ id }) => id));
  const dropped = [...vector.keys()].filter((id) => !holds.has(id));
  for (const id of dropped) vector.delete(id);
  // The token stands for the new window: a stream that could not go with this page is not whole in it.
  if (moved) for (const { stream, kind } of due) if (kind === 'client') vector.set(stream, 0);
  for (const { id, cursor, reset } of streams) {
    if (cursor !== null) vector.set(id, cursor);
    else if (reset) vector.set(id, 0);
  }
  const more = heads.some(({ id, version }) => vector.get(id) !== version);
  const sums = await rotatingSums(reader, heads, before, vector, streams, windows.now, said);
  return { more, content: { streams, tables, gone, dropped, sums }, vector: [...vector], resume: cut };
}

/** Pages that have begun go on, unless tombstones that they would still have to send are gone. */
const canGoOn = ({ stream, reset }: Resume, vector: Map<string, number>, heads: StreamHead[]): boolean =>
  reset || heads.every(({ id, minVersion }) => id !== stream || minVersion <= (vector.get(id) ?? 0));

const order = { person: 0, agency: 1, client: 2 } as const;

/** The ranges a device lacks something of: the stream whose pages have begun, its own, its agency's, then records. */
function rangesDue(
  heads: StreamHead[],
  vector: Map<string, number>,
  resume: Resume | null,
  windowMoved: boolean,
): Range[] {
  const due = heads.flatMap(({ id, kind, version, minVersion }): Range[] => {
    const cursor = vector.get(id) ?? 0;
    if (resume?.stream === id) {
      return [
        { stream: id, kind, cursor: resume.reset ? 0 : cursor, target: resume.target, reset: resume.reset },
      ];
    }
    if (vector.get(id) === version && !(windowMoved && kind === 'client')) return [];
    // A cursor ahead of its head was moved by a server that is no more.
    const reset = cursor === 0 || cursor < minVersion || cursor > version;
    return [{ stream: id, kind, cursor: reset ? 0 : cursor, target: version, reset }];
  });
  const begun = ({ stream }: Range) => (stream === resume?.stream ? 0 : 1);
  return due.sort(
    (a, b) => begun(a) - begun(b) || order[a.kind] - order[b.kind] || (a.stream < b.stream ? -1 : 1),
  );
}
