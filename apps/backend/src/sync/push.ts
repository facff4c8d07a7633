import { understand } from '@berthcare/shared/sync/decide';
import type { Context, Verdict } from '@berthcare/shared/commands/command';
import { asideOf } from './aside';
import { instant } from '@berthcare/shared/domain/instant';
import { commandHash } from '@berthcare/shared/sync/seal';
import type { Outcome, OutcomeKind, OfferedCommand, WireCommand } from '@berthcare/shared/sync/wire';
import {
  ForeignIncarnation,
  type Access,
  type Actor,
  type LoggedCommand,
  type RecordStore,
  type Unnumbered,
  type Writer,
} from './store';

export interface Offered {
  incarnation: string;
  lastSeq: number;
  /** The device's clock at sending. */
  sentAt: number;
  commands: readonly OfferedCommand[];
  /** From a phone whose session has ended: a person decides what becomes of it. */
  toReview?: boolean;
}

/** What deciding commands brought about, beside their outcomes. */
export interface Effects {
  /** Streams of which there is news. */
  touched: string[];
  /** What was thrown at commands that are held because of it, for whoever runs the server. */
  failures: Failure[];
}

export interface Failure {
  /** Of the command. */
  type: string;
  error: unknown;
}

export const noEffects = (): Effects => ({ touched: [], failures: [] });

export interface Pushed extends Effects {
  incarnation: 'known' | 'renew';
  answered: number;
  outcomes: Outcome[];
}

/** Nothing is taken: the device has to offer it again, under a new incarnation. */
export const unfit = (): Pushed => ({ incarnation: 'renew', answered: 0, outcomes: [], ...noEffects() });

/** Nothing is taken, and nothing speaks against it. */
export const untaken = (answered: number): Pushed => ({
  ...{ incarnation: 'known', answered, outcomes: [] },
  ...noEffects(),
});

/** The sequence does not fit what the server knows: a clone, or a phone restored from a backup. */
class DoesNotFit extends Error {}

/** Takes a device's queue, in one transaction: every well-framed command gets an outcome that is logged for ever. */
export async function push(store: RecordStore, actor: Actor, offered: Offered, now: number): Promise<Pushed> {
  const streams = [...new Set(offered.commands.map(({ stream }) => stream))];
  try {
    const { incarnation, lastSeq } = offered;
    return await store.write(actor, { incarnation, lastSeq, streams }, async (writer) => {
      const known = await writer.answered();
      if (lastSeq < known) throw new DoesNotFit();
      return answerAll(store, writer, actor, offered, known, await standings(writer, streams, offered), now);
    });
  } catch (error) {
    // Another device's incarnation: this database was copied to it.
    if (error instanceof DoesNotFit || error instanceof ForeignIncarnation) return unfit();
    throw error;
  }
}

async function answerAll(
  store: RecordStore,
  writer: Writer,
  actor: Actor,
  { incarnation, sentAt, commands }: Offered,
  known: number,
  standing: Map<string, Standing>,
  now: number,
): Promise<Pushed> {
  const logged = await writer.logged(
    commands.map(({ id }) => id),
    commands.map(({ seq }) => seq),
  );
  const outcomes: Outcome[] = [];
  const touched = new Set<string>();
  const failures: Failure[] = [];
  let answered = known;
  for (const command of commands) {
    const prior = logged.find(({ id }) => id === command.id);
    if (command.seq <= answered) {
      const atSeq =
        logged.find((entry) => entry.incarnation === incarnation && entry.seq === command.seq) ?? prior;
      if (atSeq?.id !== command.id || atSeq.hash !== command.hash) throw new DoesNotFit();
      outcomes.push(outcomeOf(atSeq));
      continue;
    }
    // A gap: what is missing was acknowledged before this server was restored; `answered` calls it back.
    if (command.seq > answered + 1) break;
    answered = command.seq;
    if (prior) {
      await writer.advance(answered);
      outcomes.push(prior.hash === command.hash ? outcomeOf(prior) : reused(command, now));
      continue;
    }
    const { entry, failure } = await decideOne(
      store,
      writer,
      actor,
      command,
      standing.get(command.stream) ?? 'none',
      { incarnation, sentAt, now },
    );
    // The same command may stand in the request twice.
    logged.push(entry);
    if (isNews(entry)) touched.add(entry.stream);
    if (failure) failures.push(failure);
    outcomes.push(outcomeOf(entry));
  }
  return { incarnation: 'known', answered, outcomes, touched: [...touched], failures };
}

/** How its author stands to the record: `away` has no session any more, so that their work needs a person's eye. */
type Standing = Access | 'away';

async function standings(
  writer: Writer,
  streams: readonly string[],
  { toReview = false }: Offered,
): Promise<Map<string, Standing>> {
  const access = await writer.access(streams);
  return new Map([...access].map(([stream, held]) => [stream, toReview && held === 'held' ? 'away' : held]));
}

/** Decides one new command and logs its outcome, with its content where it took no effect. */
export async function decideOne(
  store: RecordStore,
  writer: Writer,
  actor: Actor,
  command: Unnumbered & { seq: number | null },
  standing: Standing,
  { incarnation, sentAt, now }: { incarnation: string | null; sentAt: number; now: number },
): Promise<{ entry: LoggedCommand; failure: Failure | null }> {
  const { id, seq, hash, type, stream, author, at } = command;
  const waits = async () => incarnation !== null && (await writer.held(stream)).length > 0;
  const given = { command, standing, receivedAt: now, waits };
  const { error, ...decision } = await decided(store, writer, actor, given);
  const entry: LoggedCommand = {
    ...{ id, incarnation, seq, hash, type, stream, author, at, sentAt },
    ...decision,
    receivedAt: now,
  };
  await writer.log(entry, entry.outcome === 'applied' ? null : command);
  return { entry, failure: error === undefined ? null : { type, error } };
}

export interface Decision {
  outcome: OutcomeKind;
  reason: string | null;
  version: number | null;
  /** What was thrown at it; it is held because of that. */
  error?: unknown;
}

/** What was set aside changes no row, and is news to the office all the same. */
export const isNews = ({ outcome, version }: Decision): boolean => version !== null || outcome !== 'applied';

const setAside = (outcome: OutcomeKind, reason: string): Decision => ({ outcome, reason, version: null });

export interface Given {
  command: Unnumbered;
  standing: Standing;
  receivedAt: number;
  /** Whether earlier work of the author in the stream is held: what the rule refuses may only have come too early. */
  waits(): Promise<boolean>;
}

/** What becomes of a command, with its effect. */
export async function decided(
  store: RecordStore,
  writer: Writer,
  actor: Actor,
  { command, standing, receivedAt, waits }: Given,
): Promise<Decision> {
  if (command.author !== actor.personId) return setAside('refused', 'command.foreign_author');
  if ('box' in command) return setAside('refused', 'command.unreadable');
  if (commandHash(command) !== command.hash) return setAside('refused', 'command.hash_mismatch');
  if (standing === 'none') return setAside('refused', 'record.unknown');
  // Work on a record that was taken away since counts, and so does that of somebody who signed out; a person decides how.
  if (standing === 'former') return setAside('review', 'record.former');
  if (standing === 'away') return setAside('review', 'author.away');
  const at = command.at - command.skew;
  if (!instant.safeParse(at).success) return setAside('refused', 'command.malformed');
  const understood = understand(command.type, command.v, command.payload);
  if ('refused' in understood) return setAside('refused', understood.refused);

  const { stream } = command;
  const context: Context = {
    commandId: command.id,
    streamId: stream,
    author: { id: actor.personId, role: actor.role },
    at,
    receivedAt,
    basis: command.basis,
  };
  const about = understood.about === null ? null : await writer.aside(stream, understood.about);
  try {
    const decision = await writer.attempt(
      command.id,
      async () => {
        const aside = about && (await asideOf(writer, about));
        const record = await writer.load(stream, understood.reads);
        return effect(writer, stream, understood.decide(record, { ...context, aside }));
      },
      about?.sentBy,
    );
    return decision.outcome === 'refused' && (await waits()) ? setAside('held', 'command.waits') : decision;
  } catch (error) {
    if (store.transient(error)) throw error;
    return { ...setAside('held', 'command.failed'), error };
  }
}

async function effect(writer: Writer, stream: string, verdict: Verdict): Promise<Decision> {
  if (!('changes' in verdict)) return setAside(verdict.outcome, verdict.reason);
  if (verdict.changes.length === 0) return { outcome: verdict.outcome, reason: null, version: null };
  await writer.apply(verdict.changes);
  return { outcome: verdict.outcome, reason: null, version: await writer.version(stream) };
}

export const outcomeOf = ({ id, outcome, stream, version, reason, receivedAt }: LoggedCommand): Outcome => ({
  ...{ id, outcome, stream, version, reason, receivedAt },
});

/** Another content under the id of a command that was answered: nobody's work, and never applied. */
export const reused = ({ id, stream }: Pick<WireCommand, 'id' | 'stream'>, now: number): Outcome => ({
  ...{ id, stream, outcome: 'refused', reason: 'command.id_reused', version: null, receivedAt: now },
});
