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
  /** What its author wrote; of commands that have arrived only in a whole snapshot. */
  payload(): unknown;
  /** Whether it showed anything when it was sealed: what can only go to review does not. */
  showed(): boolean;
}

/** All of a device that the invariants speak of. */
export interface DeviceSnapshot {
  name: string;
  actor: Actor;
  meta: Partial<Meta>;
  streams: { id: string; cursor: number | null }[];
  /** What the screen shows: row texts by `rowKey`. */
  rows: ReadonlyMap<string, string>;
  queue: QueuedCommand[];
  /** Rows under a pending change, and rows of unfinished pages. */
  shadows: number;
  seen: number;
}

type SealedCommand = Omit<QueuedCommand, 'payload' | 'showed'> & { body: Uint8Array; image: Uint8Array };

/** What has not reached the confirmed rows, as far as the device and its cursors say. */
const unarrived = `(outcome is null or settled = 0 or version >
  coalesce((select cursor from _stream where _stream.id = _outbox.streamId), 0))`;

/** @param open reads what the device has sealed */
export async function deviceSnapshot(
  { name, actor, storage, screen }: { name: string; actor: Actor; storage: Sql; screen: Screen },
  open: (sealed: Uint8Array) => string,
  whole: boolean,
): Promise<DeviceSnapshot> {
  const sealed = (column: string) =>
    whole ? column : `case when ${unarrived} then ${column} end as ${column}`;
  const queue = await storage.query<SealedCommand>(
    `select id, type, streamId, incarnation, seq, outcome, version, ${sealed('body')}, ${sealed('image')}
     from _outbox order by ord`,
  );
  const [left] = await storage.query<{ shadows: number; seen: number }>(
    'select (select count(*) from _shadow) as shadows, (select count(*) from _seen) as seen',
  );
  return {
    ...{ name, actor, ...left! },
    rows: await screen.look(),
    meta: await readMeta(storage),
    streams: await storage.query('select id, cursor from _stream'),
    queue: queue.map((command) => ({
      ...command,
      payload: () => (JSON.parse(open(command.body)) as { payload: unknown }).payload,
      showed: () => (JSON.parse(open(command.image)) as unknown[]).length > 0,
    })),
  };
}
