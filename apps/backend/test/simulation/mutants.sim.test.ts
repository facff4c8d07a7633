import { beforeEach, expect, test, vi } from 'vitest';
import type { Page } from '@berthcare/shared/sync/wire';
import type { Sql, SqlValue } from '@berthcare/sync-client/database';
import { readMeta, writeMeta } from '@berthcare/sync-client/meta';
import { runSeed } from './run-seed';
import type { Climate } from './climate';
import { Broken } from './judge';

/**
 * The simulation is worth what it catches. Here parts of the protocol are broken, one at a time, as somebody might
 * break them by mistake; some world has to notice, by the invariant that is meant for it.
 */
const { broken } = vi.hoisted(() => ({ broken: { part: '', lettingIn: false } }));

const when = (part: string) => broken.part === part;

vi.mock('@berthcare/sync-client/overlay', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/overlay')>();
  const lift: typeof real.lift = async (tx, stream) => {
    if (!when('pending changes are not lifted')) await real.lift(tx, stream);
  };
  return { ...real, lift };
});

vi.mock('@berthcare/sync-client/outbox', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/outbox')>();
  const answer: typeof real.answer = (outcome) => {
    const { sql, params = [] } = real.answer(outcome);
    const [kind, reason, version, receivedAt, settled, id] = params as SqlValue[];
    const done = when('an answer is taken for its effect') ? 1 : settled!;
    return { sql, params: [kind!, reason!, version!, receivedAt!, done, id!] };
  };
  const imageOf: typeof real.imageOf = async (...args) =>
    when('what no longer applies is not shown') ? [] : real.imageOf(...args);
  const acknowledgedCommands: typeof real.acknowledgedCommands = async (...args) =>
    when('a restored server is not asked what it has lost') ? [] : real.acknowledgedCommands(...args);
  return { ...real, answer, imageOf, acknowledgedCommands };
});

vi.mock('@berthcare/sync-client/saw', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/saw')>();
  const sawAt: typeof real.sawAt = (beginnings) =>
    when('the rows are taken for what the screen said') ? {} : real.sawAt(beginnings);
  return { ...real, sawAt };
});

vi.mock('@berthcare/sync-client/pull', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/pull')>();
  const mangled = (page: Page): Page =>
    when('a reset does not replace')
      ? { ...page, streams: page.streams.map((stream) => ({ ...stream, reset: false })) }
      : page;
  const applyPage: typeof real.applyPage = (tx, page) => real.applyPage(tx, mangled(page));
  return { ...real, applyPage };
});

vi.mock('@berthcare/sync-client/taken-away', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/taken-away')>();
  const takeAway: typeof real.takeAway = async (tx, ports, scope, keeper) => {
    if (scope !== 'everything' && when('what was taken away stays')) return;
    await real.takeAway(tx, ports, scope, keeper);
  };
  return { ...real, takeAway };
});

vi.mock('@berthcare/sync-client/put-away', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/put-away')>();
  const sealDrafts: typeof real.sealDrafts = async (...args) => {
    if (!when('drafts go with their record')) await real.sealDrafts(...args);
  };
  return { ...real, sealDrafts };
});

vi.mock('@berthcare/sync-client/push-round', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/push-round')>();
  const pushRounds: typeof real.pushRounds = async (ports) =>
    when('nobody hands in what others left')
      ? { kind: 'done', more: false, upgrade: false }
      : real.pushRounds(ports);
  return { ...real, pushRounds };
});

vi.mock('@berthcare/sync-client/mismatches', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/mismatches')>();
  const findMismatches: typeof real.findMismatches = async (...args) =>
    when('a mismatch is ignored') ? [] : real.findMismatches(...args);
  return { ...real, findMismatches };
});

const isHolder = async (tx: Sql, _: unknown, author: string) =>
  (await readMeta(tx)).holder?.personId === author;

vi.mock('@berthcare/sync-client/incarnation', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/incarnation')>();
  const renew: typeof real.renew = async (...args) => {
    // What is handed in by who has left is another's.
    if (!when('a clone does not renew') || !(await isHolder(...args))) await real.renew(...args);
  };
  const offerAgain: typeof real.offerAgain = async (...args) => {
    if (!when('a clone does not renew')) await real.offerAgain(...args);
  };
  const offerAllAgain: typeof real.offerAllAgain = async (...args) => {
    if (!when('a restored server is not asked what it has lost')) await real.offerAllAgain(...args);
  };
  return { ...real, renew, offerAgain, offerAllAgain };
});

vi.mock('@berthcare/sync-client/photos/queue', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/photos/queue')>();
  const announce: typeof real.announce = (drafts, command) =>
    real.announce(when('a sealed photo is not queued') ? [] : drafts, command);
  const done: typeof real.done = (db) =>
    when('a picture goes with its visit, sent or not')
      ? db.query('select id from _photo p where not exists (select 1 from visit v where v.id = p.subject)')
      : real.done(db);
  return { ...real, announce, done };
});

vi.mock('@berthcare/sync-client/photos/photos', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/photos/photos')>();
  const openPhotos: typeof real.openPhotos = (ports) => {
    const photos = real.openPhotos(ports);
    if (!when('a picture is noted before it is written')) return photos;
    const write: typeof ports.files.write = async () => undefined;
    const noting = real.openPhotos({ ...ports, files: { ...ports.files, write } });
    const keep: typeof photos.keep = async (photo, bytes) => {
      await noting.keep(photo, bytes);
      await ports.files.write(photo.id, bytes);
    };
    return { ...photos, keep };
  };
  return { ...real, openPhotos };
});

vi.mock('@berthcare/sync-client/round', async (original) => {
  const real = await original<typeof import('@berthcare/sync-client/round')>();
  const round: typeof real.round = (ports, most) => {
    if (!when('the token is saved before its page')) return real.round(ports, most);
    const { db, transport } = ports;
    const send: typeof transport.send = async (request) => {
      const result = await transport.send(request);
      const page = result.kind === 'answered' && result.response.pull;
      if (page && page.kind === 'page') await db.batch(writeMeta({ token: page.token }));
      return result;
    };
    return real.round({ ...ports, transport: { ...transport, send } }, most);
  };
  return { ...real, round };
});

vi.mock('@berthcare/shared/sync/groups', async (original) => {
  const real = await original<typeof import('@berthcare/shared/sync/groups')>();
  const sawCurrent: typeof real.sawCurrent = (...args) =>
    when('nobody asks what the author saw') ||
    (broken.lettingIn && when('what the office lets in overwrites')) ||
    real.sawCurrent(...args);
  return { ...real, sawCurrent };
});

vi.mock('@berthcare/shared/sync/decide', async (original) => {
  const real = await original<typeof import('@berthcare/shared/sync/decide')>();
  const understand: typeof real.understand = (...args) => {
    const understood = real.understand(...args);
    if ('refused' in understood) return understood;
    const decide: typeof understood.decide = (record, context) => {
      const sealing = context.receivedAt === null && context.admitted;
      return sealing && when('what goes to review says nothing of what its author saw')
        ? { outcome: 'review', reason: '' }
        : understood.decide(record, context);
    };
    return { ...understood, decide };
  };
  return { ...real, understand };
});

vi.mock('../../src/sync/aside', async (original) => {
  const real = await original<typeof import('../../src/sync/aside')>();
  const asideOf: typeof real.asideOf = async (...args) => {
    const { letIn, ...aside } = await real.asideOf(...args);
    const letInNoted: typeof letIn = (admission) => {
      broken.lettingIn = true;
      try {
        return letIn!(admission);
      } finally {
        broken.lettingIn = false;
      }
    };
    return { ...aside, letIn: letIn && letInNoted };
  };
  return { ...real, asideOf };
});

vi.mock('../../src/sync/page', async (original) => {
  const real = await original<typeof import('../../src/sync/page')>();
  const collect: typeof real.collect = async (reader, due, ...rest) => {
    const collected = await real.collect(reader, due, ...rest);
    if (!when('the cursor moves with the first page')) return collected;
    const target = new Map(due.map((range) => [range.stream, range.target]));
    const streams = collected.streams.map((stream) => ({ ...stream, cursor: target.get(stream.id)! }));
    return { ...collected, streams, resume: null };
  };
  return { ...real, collect };
});

vi.mock('../../src/sync/windows', async (original) => {
  const real = await original<typeof import('../../src/sync/windows')>();
  const haveMoved: typeof real.haveMoved = (windows) =>
    !when('what enters the window is not sent') && real.haveMoved(windows);
  return { ...real, haveMoved };
});

vi.mock('../../src/sync/testing/memory-store', async (original) => {
  const real = await original<typeof import('../../src/sync/testing/memory-store')>();
  const memoryStore: typeof real.memoryStore = (...args) => {
    const store = real.memoryStore(...args);
    const write: typeof store.write = (actor, locks, work) =>
      store.write(actor, locks, (writer) => {
        // Nor does the log mind: otherwise that alone would notice.
        const log: typeof writer.log = (entry, content) => {
          store.state.log.delete(entry.id);
          return writer.log(entry, content);
        };
        return work(when('nothing is known by its id') ? { ...writer, log, logged: async () => [] } : writer);
      });
    const beginEpoch: typeof store.beginEpoch = (id, base) => {
      store.beginEpoch(id, base);
      if (!when('everything is kept in another epoch')) return;
      for (const stream of store.state.streams.values()) stream.baseVersion = Number.MAX_SAFE_INTEGER;
    };
    return { ...store, write, beginEpoch };
  };
  return { ...real, memoryStore };
});

vi.mock('../../src/sync/exchange', async (original) => {
  const real = await original<typeof import('../../src/sync/exchange')>();
  const exchange: typeof real.exchange = async (deps, actor, request) => {
    const exchanged = await real.exchange(deps, actor, request);
    const { response } = exchanged;
    if (!when('what does not fit is answered all the same') || response.incarnation === 'known')
      return exchanged;
    const outcomes = request.commands.map(({ id, stream }) => ({
      ...{ id, stream, outcome: 'applied' as const, version: 1, reason: null, receivedAt: response.now },
    }));
    return {
      ...exchanged,
      response: { ...response, incarnation: 'known', answered: request.lastSeq, outcomes },
    };
  };
  return { ...real, exchange };
});

vi.mock('../../src/sync/testing/plain-tokens', async (original) => {
  const real = await original<typeof import('../../src/sync/testing/plain-tokens')>();
  const plainTokens: typeof real.plainTokens = () => {
    const tokens = real.plainTokens();
    const open: typeof tokens.open = (...args) => {
      const opened = tokens.open(...args);
      return when('a restore that nobody announced is not noticed') && opened
        ? { ...opened, count: 0 }
        : opened;
    };
    return { ...tokens, open };
  };
  return { ...real, plainTokens };
});

vi.mock('./server/journal', async (original) => {
  const real = await original<typeof import('./server/journal')>();
  class Journal extends real.Journal {
    override replayed(...args: Parameters<InstanceType<typeof real.Journal>['replayed']>) {
      return when('a restored server gives back what was taken away') ? [] : super.replayed(...args);
    }
  }
  return { ...real, Journal };
});

const rough: Partial<Climate> = {
  badness: 0.5,
  crashes: 0.1,
  clones: false,
  restores: false,
  poison: false,
  decays: false,
};
/** People meet in the same items more often. */
const long: Partial<Climate> = {
  ...rough,
  badness: 0.2,
  crashes: 0,
  handovers: false,
  steps: 120,
  pageRows: 2000,
};
const small: Partial<Climate> = { ...rough, pageRows: 5 };
const cloned: Partial<Climate> = { ...rough, clones: true, pageRows: 2000 };
const restored: Partial<Climate> = { ...rough, restores: true, unnoticed: false, pageRows: 2000 };

/** `from`: a seed that noticed when this was written, and that soon. */
const mutants: [part: string, caught: RegExp, climate: Partial<Climate>, from: number][] = [
  ['pending changes are not lifted', /^I[28]/m, rough, 8],
  ['an answer is taken for its effect', /^I8/m, small, 5],
  ['what no longer applies is not shown', /^I8/m, rough, 62],
  ['a reset does not replace', /^I2/m, { ...small, restores: true }, 61],
  ['what was taken away stays', /^I3/m, rough, 53],
  ['drafts go with their record', /^S2/m, { ...rough, handovers: true }, 28],
  ['nobody hands in what others left', /^I7/m, { ...rough, handovers: true }, 28],
  ['the token is saved before its page', /^I2/m, { ...rough, crashes: 0.5 }, 7],
  ['the cursor moves with the first page', /^I2/m, small, 2],
  ['what enters the window is not sent', /^I2/m, rough, 28],
  ['a mismatch is ignored', /^I2/m, { ...rough, decays: true }, 35],
  ['nobody asks what the author saw', /^I1 .* overwrote/m, rough, 109],
  ['the rows are taken for what the screen said', /^I1 .* (overwrote|conflicts with a value)/m, long, 45],
  ['what the office lets in overwrites', /^I1 .* overwrote/m, rough, 451],
  ['what goes to review says nothing of what its author saw', /^I1 .* conflicts with a value/m, long, 489],
  ['nothing is known by its id', /^I[1457]/m, cloned, 1],
  ['a clone does not renew', /^I7/m, cloned, 29],
  ['what does not fit is answered all the same', /^I[12]/m, cloned, 4],
  ['a restored server is not asked what it has lost', /^I[12]/m, { ...restored, clones: true }, 182],
  ['everything is kept in another epoch', /^I[26]/m, restored, 41],
  ['a restore that nobody announced is not noticed', /^I[1267]/m, { ...restored, unnoticed: true }, 410],
  ['a restored server gives back what was taken away', /^I3 the grant .* runs again/m, restored, 113],
  ['a sealed photo is not queued', /^I9 the picture .* not at the office/m, rough, 36],
  ['a picture goes with its visit, sent or not', /^I9 the picture .* not at the office/m, rough, 107],
  ['a picture is noted before it is written', /^I9 .* has lost/m, { ...rough, crashes: 0.5 }, 266],
];

const seeds = 400;

beforeEach(() => {
  broken.part = '';
});

/** What the first world that notices says; null when none of them does. */
async function firstFault(climate: Partial<Climate>, from: number): Promise<string | null> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    try {
      await runSeed(seed, climate);
    } catch (error) {
      if (!((error as Error).cause instanceof Broken)) throw error;
      return (error as Error).message.split('\n\n')[0]!;
    }
  }
  return null;
}

test.each(mutants)('it is noticed when %s', async (part, caught, climate, from) => {
  broken.part = part;
  expect(await firstFault(climate, from)).toMatch(caught);
});
