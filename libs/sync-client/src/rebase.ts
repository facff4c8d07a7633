import type { Change } from '@berthcare/shared/commands/command';
import { understand } from '@berthcare/shared/sync/decide';
import { attempt } from './attempt';
import type { Sql } from './database';
import { contextOf } from './dispatch';
import { readMeta, type Holder, type Meta } from './meta';
import { imageOf, openCommands, toWire, type Queued } from './outbox';
import { lay } from './overlay';
import type { Cipher } from './ports';
import { load } from './records';

/** Applies a stream's pending commands again, over confirmed rows that may have changed underneath. */
export async function reapply(tx: Sql, cipher: Cipher, holder: Holder, streamId: string): Promise<void> {
  const [held] = await tx.query('select 1 from _stream where id = ?', [streamId]);
  // Of a record that was taken away nothing may come back, not even one's own words.
  if (!held) return;
  for (const queued of await openCommands(tx, holder.personId, streamId)) {
    await lay(tx, await effect(tx, cipher, holder, queued));
  }
}

/** The same for every stream with pending commands. */
export async function reapplyAll(tx: Sql, cipher: Cipher): Promise<void> {
  const { holder } = (await readMeta(tx)) as Meta;
  const streams = await tx.query<{ streamId: string }>(
    'select distinct streamId from _outbox where settled = 0',
  );
  for (const { streamId } of streams) await reapply(tx, cipher, holder!, streamId);
}

/**
 * What a pending command shows: its rule's changes on the rows as they are now. Where the rule would no longer apply
 * it as written, the office has yet to decide, and until it answers its author sees what they saw when they wrote it.
 */
async function effect(tx: Sql, cipher: Cipher, holder: Holder, queued: Queued): Promise<Change[]> {
  const command = await attempt(() => toWire(queued, cipher));
  // Nobody at this phone can read it.
  if (!command) return [];
  const understood = understand(command.type, command.v, command.payload);
  const asWritten = async () => (await attempt(() => imageOf(queued, cipher))) ?? [];
  if ('refused' in understood) return asWritten();
  const record = await load(tx, command.stream, understood.reads);
  const context = contextOf(holder, command.id, command.stream, command.at - command.skew);
  // A rule that throws (on rows that this app cannot read) must not keep an answer from being taken in.
  const verdict = await attempt(() => understood.decide(record, { ...context, basis: command.basis }));
  return verdict?.outcome === 'applied' ? verdict.changes : asWritten();
}
