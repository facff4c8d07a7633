import { canonical } from '@berthcare/shared/sync/canonical';
import { shortHash } from '@berthcare/shared/sync/hash';
import type { Outcome, SyncResponse } from '@berthcare/shared/sync/wire';
import type { Change } from '@berthcare/shared/commands/command';
import { exchange, type ExchangeDeps } from '../../src/sync/exchange';
import type { Given, Tokens } from '../../src/sync/tokens';
import { plainTokens } from '../../src/sync/testing/plain-tokens';
import { submit } from '../../src/sync/office-command';
import type { LoggedCommand, RecordStore } from '../../src/sync/store';
import { flippedSealing } from '../../src/sync/testing/flipped-sealing';
import type { Place } from '../../src/sync/testing/memory-state';
import type { Deed, Step, Trace } from './trace';

/** What a store has in its books after all. */
export interface Books {
  /** Streams and their versions, by id. */
  versions: [string, number][];
  /** Changes, by stream, version and command. */
  audit: { stream: string; version: number; commandId: string | null; personId: string | null }[];
  /** By id. */
  log: LoggedCommand[];
  /** Commands that took no effect, by id. */
  content: [string, unknown][];
}

/** A store with the agency of a trace founded in it, and the hands that act on it. */
export interface Stage {
  store: RecordStore;
  edit(changes: readonly Change[]): Promise<void>;
  erase(places: readonly Place[]): Promise<void>;
  forget(tokens: readonly string[]): Promise<void>;
  beginEpoch(): Promise<void>;
  books(): Promise<Books>;
}

export interface Transcript {
  /** Answers in order, of devices and of the office's commands. */
  answers: (SyncResponse | Outcome)[];
  books: Books;
}

/** Does to a store what the trace tells. */
export async function replay({ steps, epoch, pageRows }: Trace, stage: Stage): Promise<Transcript> {
  const answers: Transcript['answers'] = [];
  /** The trace's names of epochs, and the store's own. */
  const named = new Map([[(await stage.store.epoch()).id, epoch]]);
  const ownOf = (name: string | null) => [...named].find(([, one]) => one === name)?.[0] ?? name;
  let now = 0;
  let gap: Deed[] = [];

  const renew = async (name: string) => {
    await stage.beginEpoch();
    named.set((await stage.store.epoch()).id, name);
  };
  const does = async (deed: Deed) => {
    if ('edit' in deed) await stage.edit(deed.edit);
    else if ('erase' in deed) await stage.erase(deed.erase);
    else if ('forget' in deed) await stage.forget(deed.forget);
    else if ('epoch' in deed) await renew(deed.epoch);
    else answers.push((await submit(stage.store, deed.actor, deed.submit, now)).outcome);
  };
  const store: RecordStore = {
    ...stage.store,
    read: async (actor, work) => {
      for (const deed of gap.splice(0)) await does(deed);
      return stage.store.read(actor, work);
    },
  };
  const plain = plainTokens();
  const asTraced = ({ incarnation, epoch: own }: Given): Given => ({
    ...{ incarnation, epoch: named.get(own) ?? own },
  });
  const tokens: Tokens = {
    ...plain,
    seal: (opened, given) => plain.seal(opened, asTraced(given)),
    open: (token, given) => plain.open(token, asTraced(given)),
  };
  const deps: ExchangeDeps = { store, tokens, sealing: flippedSealing, now: () => now, pageRows };

  for (const step of steps) {
    ({ now } = step);
    if (!('ask' in step)) {
      await does(step);
      continue;
    }
    gap = [...step.between];
    const request = { ...step.ask, epoch: ownOf(step.ask.epoch) };
    const { response } = await exchange(deps, step.actor, request);
    answers.push({ ...response, epoch: named.get(response.epoch)! });
  }
  return { answers, books: await stage.books() };
}

/** One line an answer, and one for the books: what a person can follow, and a hash of all the rest. */
export function inWords({ steps }: Trace, { answers, books }: Transcript): string[] {
  const asked = steps.flatMap((step) => [...('between' in step ? step.between : []), step]);
  const who = asked.filter((step) => 'ask' in step || 'submit' in step) as (Step & {
    actor: { personId: string };
  })[];
  const lines = answers.map((answer, index) => {
    const words = 'pull' in answer ? answerInWords(answer) : outcomeInWords(answer);
    return `${who[index]!.actor.personId.slice(0, 4)} ${words} #${shortHash(answer)}`;
  });
  const versions = books.versions.map(([id, version]) => `${id.slice(0, 4)}@${version}`).join(' ');
  return [
    ...lines,
    `${versions}; ${books.log.length} commands, ${books.audit.length} audited #${shortHash(books)}`,
  ];
}

const outcomeInWords = ({ outcome, reason, version }: Outcome): string =>
  reason ?? (version === null ? outcome : `${outcome}@${version}`);

function answerInWords({ incarnation, answered, outcomes, pull }: SyncResponse): string {
  const pushed = `${incarnation} ${answered} [${outcomes.map(outcomeInWords).join(', ')}]`;
  if (pull.kind !== 'page') return `${pushed} ${pull.kind}`;
  const streams = pull.streams.map(
    ({ id, reset, cursor }) => `${id.slice(0, 4)}${reset ? ' anew' : ''} to ${cursor ?? 'be continued'}`,
  );
  const rows = pull.tables.reduce((sum, { ids }) => sum + ids.length, 0);
  const parts = [
    `${rows} rows of ${streams.join(', ') || 'nothing'}`,
    ...(pull.gone.length > 0 ? [`${pull.gone.length} gone`] : []),
    ...pull.dropped.map((id) => `${id.slice(0, 4)} dropped`),
    ...(pull.more ? ['more'] : []),
  ];
  return `${pushed} ${parts.join('; ')}`;
}

/** Entries in an order of their own. */
export const sorted = <T>(entries: readonly T[], by: (entry: T) => unknown): T[] =>
  [...entries].sort((a, b) => (canonical(by(a)) < canonical(by(b)) ? -1 : 1));
