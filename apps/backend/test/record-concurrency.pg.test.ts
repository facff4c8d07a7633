import { put } from '@berthcare/shared/commands/command';
import { hashOf } from '@berthcare/shared/sync/hash';
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Range } from '../src/sync/store';
import { worldHere } from './here';
import { actor, addClient } from './world';

const WRITERS = 12;
const COMMITS_EACH = 200;
const CLIENTS = 16;

let clients: { clientId: string; visitId: string }[];
let priya: Actor;

const here = worldHere({ connections: WRITERS + 1 });
beforeAll(async () => {
  clients = [];
  for (let i = 0; i < CLIENTS; i += 1)
    clients.push(await addClient(here.database.ownerUrl, here.world, `client ${i}`));
  priya = actor(here.world.people.priya);
  await keepOtherCursors();
});

/** What others would have used in place of the versions, stamped on the very same rows. */
async function keepOtherCursors(): Promise<void> {
  await here.owner.query(`
    create schema other;
    create table other.cursor (id uuid, sequence bigserial, written_at timestamptz default now());
    create function other.stamp() returns trigger language plpgsql security definer as $$
    begin
      insert into other.cursor (id) values (new.id);
      return null;
    end $$;
    create trigger other_cursors after insert on app.addendum
      for each row execute function other.stamp()`);
}

/** One caregiver's device that sends one command after the other, each about one or two care records. */
async function writer(): Promise<void> {
  const incarnation = randomUUID();
  for (let seq = 1; seq <= COMMITS_EACH; seq += 1) {
    const first = randomInt(CLIENTS);
    const touched = [...new Set([first, randomInt(CLIENTS)])].map((i) => clients[i]!);
    const streams = touched.map(({ clientId }) => clientId);
    await here.store.write(priya, { incarnation, streams }, async (tx) => {
      const id = randomUUID();
      await tx.attempt(id, () => tx.apply(touched.map(addendum)));
      // Where transactions of one moment change places.
      await delay(randomInt(4));
      await tx.log(
        {
          ...{ id, incarnation, seq, hash: hashOf(id), type: 'visit.addend', stream: streams[0]! },
          ...{
            author: priya.personId,
            outcome: 'applied',
            reason: null,
            version: await tx.version(streams[0]!),
          },
          ...{ at: 0, sentAt: 0, receivedAt: 0 },
        },
        null,
      );
    });
  }
}

const addendum = ({ clientId, visitId }: { clientId: string; visitId: string }) =>
  put('addendum', {
    ...{ id: randomUUID(), streamId: clientId, visitId, day: here.world.today, item: null, value: null },
    ...{ previous: null, text: 'x', reason: 'x', authorId: priya.personId, at: 0, receivedAt: 0 },
  });

/** Reads what is new after its cursor, moves the cursor, and never looks back. */
interface Puller {
  seen: Set<string>;
  pull: () => Promise<void>;
}

function versionPuller(versions: Map<string, number[]>): Puller {
  const seen = new Set<string>();
  const cursors = new Map<string, number>();
  const windows = { now: { from: here.world.today, to: here.world.today }, before: null };
  return {
    seen,
    pull: () =>
      here.store.read(priya, async (reader) => {
        const ranges = (await reader.heads())
          .filter(({ id, version }) => version > (cursors.get(id) ?? 0))
          .map(({ id, kind, version }): Range => ({
            ...{ stream: id, kind, cursor: cursors.get(id) ?? 0, target: version, reset: false },
          }));
        for (const { stream, id, version } of await reader.rows(
          'addendum',
          ranges,
          windows,
          null,
          1_000_000,
        )) {
          seen.add(id);
          versions.set(stream, [...(versions.get(stream) ?? []), version]);
        }
        for (const { stream, target } of ranges) cursors.set(stream, target);
      }),
  };
}

function columnPuller(column: 'sequence' | 'written_at', start: string): Puller {
  const seen = new Set<string>();
  let cursor = start;
  return {
    seen,
    pull: async () => {
      const { rows } = await here.owner.query<{ id: string; cursor: string }>(
        `select id, ${column}::text as cursor from other.cursor where ${column} > $1 order by ${column}`,
        [cursor],
      );
      for (const { id } of rows) seen.add(id);
      cursor = rows.at(-1)?.cursor ?? cursor;
    },
  };
}

test(
  `${WRITERS} writers and a puller: versions skip nothing, other cursors do`,
  { timeout: 120_000 },
  async ({ annotate }) => {
    const versions = new Map<string, number[]>();
    const pullers = {
      versions: versionPuller(versions),
      sequence: columnPuller('sequence', '0'),
      now: columnPuller('written_at', '-infinity'),
    };
    let writing = true;
    const written = Promise.all(Array.from({ length: WRITERS }, writer)).finally(() => (writing = false));
    const follow = async ({ pull }: Puller) => {
      while (writing) {
        await pull();
        await delay(1);
      }
      await pull();
    };
    await Promise.all([written, ...Object.values(pullers).map(follow)]);

    const { rows } = await here.owner.query<{ id: string }>('select id from app.addendum');
    const skipped = ({ seen }: Puller) => rows.filter(({ id }) => !seen.has(id)).length;
    await annotate(
      `${WRITERS * COMMITS_EACH} commits, ${rows.length} rows; skipped by version ${skipped(pullers.versions)}, ` +
        `by sequence ${skipped(pullers.sequence)}, by now() ${skipped(pullers.now)}`,
    );
    expect(skipped(pullers.versions)).toBe(0);
    expect(skipped(pullers.sequence)).toBeGreaterThan(0);
    expect(skipped(pullers.now)).toBeGreaterThan(0);

    // Each commit took one version of each stream it touched, and the puller saw them in their order.
    const heads = await here.store.read(priya, (reader) => reader.heads());
    for (const { clientId } of clients) {
      const seen = versions.get(clientId)!;
      const before = heads.find(({ id }) => id === clientId)!.version - seen.length;
      expect(seen).toEqual(seen.map((_, i) => before + 1 + i));
    }
    const audited = await here.owner.query(`select from app.audit_entry where command_id is not null`);
    expect(audited.rowCount).toBe(rows.length);
  },
);
