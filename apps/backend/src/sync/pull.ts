import { projectionOf } from '@berthcare/shared/sync/projection';
import type { Page, Pull, SyncRequest, Vector } from '@berthcare/shared/sync/wire';
import { collect } from './page';
import type { Actor, Range, Reader, RecordStore, Resume, StreamHead, Token, Windows } from './store';
import type { Tokens } from './tokens';
import { windowAt } from './windows';

export interface PullDeps {
  store: RecordStore;
  tokens: Tokens;
}

type Asked = Pick<SyncRequest, 'epoch' | 'incarnation' | 'projection' | 'token' | 'holdings'>;

/** What the device holds, as far as the server can tell from its request. */
interface Held {
  vector: Map<string, number>;
  resume: Resume | null;
  windowBefore: Windows['before'];
}

/** Brings a device up to date: nothing, one page, or a question. */
export async function pull(
  { store, tokens }: PullDeps,
  actor: Actor,
  epoch: string,
  asked: Asked,
  now: number,
): Promise<Pull> {
  const { token, incarnation, projection } = asked;
  if (projection !== projectionOf(actor.role)) return { kind: 'upgrade' };
  if (token && asked.epoch === epoch && (await store.current(actor, { token, incarnation, projection, now })))
    return { kind: 'current' };

  return store.read(actor, async (reader) => {
    const held = await heldBy(reader, epoch, asked);
    if (!held) return { kind: 'ask_holdings' };
    const { window, expiresAt } = windowAt(now, actor.timeZone);
    const next = await nextPage(reader, held, { now: window, before: held.windowBefore });
    const { vector, resume } = next;
    const saved: Token = {
      ...{ incarnation, epoch, projection, window, vector, resume },
      token: tokens.mint(),
      expiresAt: next.more ? 0 : expiresAt,
    };
    await reader.saveToken(saved);
    return { kind: 'page', token: saved.token, more: next.more, window, ...next.content };
  });
}

/** Null: the token means nothing here, and the device has to say what it holds. */
async function heldBy(reader: Reader, epoch: string, asked: Asked): Promise<Held | null> {
  const nothing: Held = { vector: new Map(), resume: null, windowBefore: null };
  if (asked.epoch !== null && asked.epoch !== epoch) return nothing;
  if (asked.token) {
    const token = await reader.token(asked.token, asked.incarnation);
    if (!token || token.epoch !== epoch) return null;
    if (token.projection !== asked.projection) return nothing;
    return { vector: new Map(token.vector), resume: token.resume, windowBefore: token.window };
  }
  if (!asked.holdings) return nothing;
  const { streams, window } = asked.holdings;
  return { vector: new Map(streams), resume: null, windowBefore: window };
}

interface NextPage {
  more: boolean;
  content: Pick<Page, 'streams' | 'tables' | 'gone' | 'dropped'>;
  vector: Vector;
  resume: Resume | null;
}

async function nextPage(
  reader: Reader,
  { vector: before, resume: begun }: Held,
  windows: Windows,
): Promise<NextPage> {
  const heads = await reader.heads();
  const holds = new Set(heads.map(({ id }) => id));
  const moved = windows.before !== null && windows.before.to !== windows.now.to;
  // Pages already sent were cut to another window: that stream starts anew.
  const resume = moved ? null : begun;
  const vector = new Map(before);
  if (begun && moved) vector.delete(begun.stream);

  const due = rangesDue(heads, vector, resume, moved);
  const { streams, tables, gone, resume: cut, more } = await collect(reader, due, windows, resume);

  const known = new Set([...before.keys(), ...(begun ? [begun.stream] : [])]);
  const dropped = [...known].filter((id) => !holds.has(id));
  for (const id of dropped) vector.delete(id);
  for (const { id, cursor } of streams) if (cursor !== null) vector.set(id, cursor);
  return { more, content: { streams, tables, gone, dropped }, vector: [...vector], resume: cut };
}

const order = { person: 0, agency: 1, client: 2 } as const;

/** The ranges a device lacks something of: the stream whose pages have begun, its own, its agency's, then records. */
function rangesDue(
  heads: StreamHead[],
  vector: Map<string, number>,
  resume: Resume | null,
  windowMoved: boolean,
): Range[] {
  const due = heads.flatMap(({ id, kind, version, minVersion }): Range[] => {
    const cursor = vector.get(id);
    if (resume?.stream === id) {
      return [{ stream: id, kind, cursor: cursor ?? 0, target: resume.target, reset: resume.reset }];
    }
    // A cursor ahead of its head was moved by a server that is no more.
    const reset = cursor === undefined || cursor < minVersion || cursor > version;
    if (!reset && cursor >= version && !(windowMoved && kind === 'client')) return [];
    return [{ stream: id, kind, cursor: reset ? 0 : cursor, target: version, reset }];
  });
  const begun = ({ stream }: Range) => (stream === resume?.stream ? 0 : 1);
  return due.sort(
    (a, b) => begun(a) - begun(b) || order[a.kind] - order[b.kind] || (a.stream < b.stream ? -1 : 1),
  );
}
