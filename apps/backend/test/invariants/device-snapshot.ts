import type { Change } from '@berthcare/shared/commands/command';
import type { OutcomeKind } from '@berthcare/shared/sync/wire';
import type { Sql } from '@berthcare/sync-client/database';
import { readMeta, type Meta } from '@berthcare/sync-client/meta';
import type { Actor } from '../../src/sync/store';
import type { Screen } from './screen';

export interface QueuedCommand {
  id: string;
  type: string;
  streamId: string;
  incarnation: string;
  seq: number;
  outcome: OutcomeKind | 'unsendable' | null;
  version: number | null;
  /** It was put away: only the office reads it, and nothing of it is shown. */
  boxed: boolean;
  /** What its author wrote; of commands that have arrived only in a whole snapshot, of one in a box only with its opener. */
  payload(): unknown;
  /** The rows that it showed when it was sealed; none of what can only go to review. */
  showed(): Change[];
}

/** All of a device that the invariants speak of. */
export interface DeviceSnapshot {
  name: string;
  actor: Actor;
  meta: Partial<Meta>;
  streams: { id: string; cursor: number | null }[];
  /** What the screen shows: row texts by `rowKey`. */
  rows: ReadonlyMap<string, string>;
  /** The queue of whoever holds the device. */
  queue: QueuedCommand[];
  /** What others have left on it. */
  left: QueuedCommand[];
  /** Rows under a pending change, and rows of unfinished pages. */
  shadows: number;
  seen: number;
}

interface SealedCommand extends Omit<QueuedCommand, 'payload' | 'showed' | 'boxed'> {
  author: string;
  body: Uint8Array;
  image: Uint8Array;
  box: string | null;
}

/** What has not reached the confirmed rows, as far as the device and its cursors say. */
const unarrived = `(outcome is null or settled = 0 or version >
  coalesce((select cursor from _stream where _stream.id = _outbox.streamId), 0))`;

/**
 * @param open reads what the device has sealed
 * @param openBox reads what only the office does
 */
export async function deviceSnapshot(
  { name, actor, storage, screen }: { name: string; actor: Actor; storage: Sql; screen: Screen },
  open: (sealed: Uint8Array) => string,
  whole: boolean,
  openBox?: (box: string, id: string) => string | null,
): Promise<DeviceSnapshot> {
  const sealed = (column: string) =>
    whole ? column : `case when ${unarrived} then ${column} end as ${column}`;
  const queue = await storage.query<SealedCommand>(
    `select id, type, streamId, incarnation, seq, outcome, version, author, box, ${sealed('body')}, ${sealed('image')}
     from _outbox order by ord`,
  );
  const [left] = await storage.query<{ shadows: number; seen: number }>(
    'select (select count(*) from _shadow) as shadows, (select count(*) from _seen) as seen',
  );
  const meta = await readMeta(storage);
  const holder = meta.holder?.personId;
  const opened = (command: SealedCommand): QueuedCommand => {
    const { id, box, body, image } = command;
    const content = () => (box === null ? open(body) : (openBox?.(box, id) ?? '{}'));
    return {
      ...command,
      boxed: box !== null,
      payload: () => (JSON.parse(content()) as { payload?: unknown }).payload,
      showed: () => (box === null ? (JSON.parse(open(image)) as Change[]) : []),
    };
  };
  return {
    ...{ name, actor, meta, ...left! },
    rows: await screen.look(),
    streams: await storage.query('select id, cursor from _stream'),
    queue: queue.filter(({ author }) => author === holder).map(opened),
    left: queue.filter(({ author }) => author !== holder).map(opened),
  };
}
