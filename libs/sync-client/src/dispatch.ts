import { commands } from '@berthcare/shared/commands/commands';
import type { Change, Context, Loaded, Read } from '@berthcare/shared/commands/command';
import { understand, type Understood } from '@berthcare/shared/sync/decide';
import { basisOf } from '@berthcare/shared/sync/groups';
import { limits } from '@berthcare/shared/sync/limits';
import { commandHash } from '@berthcare/shared/sync/seal';
import type { WireCommand } from '@berthcare/shared/sync/wire';
import type { Row } from '@berthcare/shared/record/table';
import { utf8Length } from '@berthcare/utils/utf8';
import type { Sql } from './database';
import { dropDrafts, seenBy } from './drafts';
import type { AnyGiven } from './given';
import { readMeta, writeMeta, type Holder, type Meta } from './meta';
import { enqueue } from './outbox';
import { lay } from './overlay';
import { announce, isTaken } from './photos/queue';
import type { Cipher, Clock, Ids } from './ports';
import { load } from './records';
import { sawAt, type Saw } from './saw';

/** The rule refused at once: nothing was queued. `reason` is the rule's stable code. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  constructor(readonly reason: string) {
    super(`The command was refused: ${reason}`);
  }
}

/** About what a command's members besides basis and payload take. */
export const frameBytes = 400;

type WithoutBasis = Omit<Context, 'basis'>;

interface SealPorts {
  clock: Clock;
  ids: Ids;
  cipher: Cipher;
}

/**
 * Seals a command: decides it, shows its effect, queues it. Throws `CommandRefused`: `device.photo_taken_back` where it would tell
 * of a picture that is a draft no longer. Returns its id.
 */
export const dispatch = (tx: Sql, ports: SealPorts, given: AnyGiven): Promise<string> =>
  seal(tx, ports, given, decide);

/**
 * The same of what nobody can change any more before it goes: where the rule refuses it here, or throws, it is sent without an effect,
 * and a person in the office decides. Throws `CommandRefused` for what is no command or too large for one.
 */
export const dispatchAnyway = (tx: Sql, ports: SealPorts, given: AnyGiven): Promise<string> =>
  seal(tx, ports, given, decideOrLeave);

async function seal(tx: Sql, ports: SealPorts, given: AnyGiven, decided: typeof decide): Promise<string> {
  const { type, payload, stream, consumes = [], over = [] } = given;
  const { incarnation, lastSeq = 0, skew = 0, holder } = (await readMeta(tx)) as Meta;
  if (!holder) throw new CommandRefused('device.not_bound');
  if (given.type === 'photo.attach' && !(await isTaken(tx, given.payload.photoId, consumes)))
    throw new CommandRefused('device.photo_taken_back');
  const version = commands[type].version;
  const understood = understand(type, version, payload);
  if ('refused' in understood) throw new CommandRefused(understood.refused);

  const at = ports.clock.now();
  const id = ports.ids.uuid();
  const record = await load(tx, stream, understood.reads);
  const { changes, basis } = decided(understood, record, contextOf(holder, id, stream, at - skew), {
    ...(await seenBy(tx, consumes)),
    ...sawAt(over),
  });

  const unsealed = { id, type, v: version, stream, author: holder.personId, at, skew, basis, payload };
  const command: WireCommand = { ...unsealed, seq: lastSeq + 1, hash: commandHash(unsealed) };
  const text = JSON.stringify({ basis, payload });
  const bytes = utf8Length(text) + frameBytes;
  if (bytes > limits.commandBytes) throw new CommandRefused('command.too_large');

  const body = await ports.cipher.seal(text);
  const image = await ports.cipher.seal(JSON.stringify(changes));
  await lay(tx, changes);
  await tx.batch([
    enqueue({ command, incarnation, subject: understood.subject, body, image, bytes }),
    dropDrafts(consumes),
    announce(consumes, id),
    ...writeMeta({ lastSeq: lastSeq + 1 }),
  ]);
  return id;
}

export const contextOf = (holder: Holder, commandId: string, streamId: string, at: number): WithoutBasis => ({
  commandId,
  streamId,
  author: { id: holder.personId, role: holder.role },
  at,
  receivedAt: null,
});

interface Decided {
  changes: Change[];
  basis: Saw;
}

/**
 * Runs the rule as if its author had seen what is there, then names what they saw: what is known of it first, where the command
 * came out of drafts that are older than the latest pull, or the screen showed something else.
 */
function decide(
  understood: Understood,
  record: Loaded<Record<string, Read>>,
  context: WithoutBasis,
  seen: Saw,
): Decided {
  // A rule writes only what it has read whole.
  const whole = Object.entries(understood.reads).filter(([, { columns }]) => columns === null);
  const loaded = whole.flatMap(([key, { table }]) =>
    (record[key] as Row<never>[]).map((row) => ({ table, row })),
  );
  const current = (table: string, id: string) =>
    loaded.find((entry) => entry.table === table && entry.row.id === id)?.row;
  const asSeen = { ...context, basis: basisOf(loaded, current) };
  const verdict = understood.decide(record, asSeen);
  if (verdict.outcome === 'refused') throw new CommandRefused(verdict.reason);
  if (verdict.outcome !== 'review')
    return { changes: verdict.changes, basis: { ...basisOf(verdict.changes, current), ...seen } };
  // What goes to review shows nothing here, and is sent all the same: a person decides, or its visit is its author's again by then.
  const letIn = understood.decide(record, { ...asSeen, admitted: { reason: '' } });
  const writes = 'changes' in letIn ? letIn.changes : [];
  return { changes: [], basis: { ...basisOf(writes, current), ...seen } };
}

const decideOrLeave: typeof decide = (understood, record, context, seen) => {
  try {
    return decide(understood, record, context, seen);
  } catch {
    // Refused, or thrown on rows that this app cannot read.
    return { changes: [], basis: seen };
  }
};
