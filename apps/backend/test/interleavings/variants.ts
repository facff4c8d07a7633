import { tablesOf } from '@berthcare/shared/record/tables';
import { withContext } from '../../src/platform/postgres/transaction';
import { recordReader } from '../../src/platform/postgres/record-reader';
import type { Range, Reader, RecordStore, StreamHead, Token, Windows } from '../../src/sync/store';
import type { ExchangeDeps } from '../../src/sync/exchange';
import type { Variant } from './variant';

type WrapReader = (reader: Reader) => Reader;

const reading = (deps: ExchangeDeps, wrap: WrapReader, over: Partial<RecordStore> = {}): ExchangeDeps => ({
  ...deps,
  store: {
    ...deps.store,
    read: (actor, work) => deps.store.read(actor, (reader) => work(wrap(reader))),
    ...over,
  },
});

const always: Windows = { now: { from: '0001-01-01', to: '9999-12-31' }, before: null };

/** The highest version that anybody has committed in the stream: what a cursor from a sequence would go by. */
async function highest(reader: Reader, { id, kind, version }: StreamHead): Promise<number> {
  const range: Range = { stream: id, kind, cursor: version, target: Number.MAX_SAFE_INTEGER, reset: false };
  let found = version;
  for (const table of tablesOf(kind))
    for (const row of await reader.rows(table, [range], always, null, 1_000))
      found = Math.max(found, row.version);
  return found;
}

/** Versions come from a sequence; no head is locked. */
export const sequenceCursor: Variant = {
  sql: `create sequence app.ticket start 1000;
    create or replace function app.stamp() returns trigger
      language plpgsql security definer set search_path = '' as $$
    begin
      new.version := nextval('app.ticket');
      return new;
    end $$`,
  wrap: (deps) =>
    reading(
      deps,
      (reader) => ({
        ...reader,
        heads: async () => {
          const heads: StreamHead[] = [];
          for (const head of await reader.heads())
            heads.push({ ...head, version: await highest(reader, head) });
          return heads;
        },
      }),
      { current: async () => false },
    ),
};

/** A change keeps the version that its row had. */
export const noVersionBump: Variant = { sql: 'alter table app.client disable trigger stamp' };

/** Each statement of a pull sees what is committed by then. */
export const readCommittedPull: Variant = {
  wrap: (deps, { api }) => ({
    ...deps,
    store: {
      ...deps.store,
      read: (actor, work) => withContext(api, actor, (tx) => work(recordReader(tx, actor))),
    },
  }),
};

/** The next page begins after so many rows, not after this very one. */
export const pagingByOffset: Variant = {
  wrap: (deps) => {
    const sent = new Map<string, number>();
    return reading(deps, (reader) => ({
      ...reader,
      rows: async (table, ranges, windows, after, limit) => {
        const key = `${ranges[0]?.stream} ${table}`;
        const skip = after === null || after.version === 0 ? 0 : (sent.get(key) ?? 0);
        const all = await reader.rows(table, ranges, windows, null, 10_000);
        const page = all.slice(skip, skip + limit);
        // The last row that is asked for is never sent: it tells whether there are more.
        sent.set(key, skip + Math.min(page.length, limit - 1));
        return page;
      },
    }));
  },
};

/** A run of pages ends at the version that the record had when it began: what changed since waits for the next run. */
export const pagesUpToTheirFirstHead: Variant = {
  wrap: (deps) =>
    reading(deps, (reader) => ({
      ...reader,
      rows: async (table, ranges, windows, after, limit) => {
        const target = new Map(ranges.map((range) => [range.stream, range.target]));
        const found = await reader.rows(table, ranges, windows, after, limit);
        return found.filter(({ stream, version }) => version <= target.get(stream)!);
      },
    })),
};

/** Whoever has the id of a known command is given its answer, whatever they say. */
export const dedupByIdOnly: Variant = {
  wrap: ({ store, ...deps }, { offered }) => ({
    ...deps,
    store: {
      ...store,
      write: (actor, locks, work) =>
        store.write(actor, locks, (writer) =>
          work({
            ...writer,
            logged: async (ids, seqs) =>
              (await writer.logged(ids, seqs)).map((entry) => ({
                ...entry,
                hash: offered.get(entry.id) ?? entry.hash,
              })),
          }),
        ),
    },
  }),
};

/** A restored server goes on as the one it was, and nobody can prove it wrong. */
export const noEpoch: Variant = {
  noEpoch: true,
  wrap: (deps) => ({
    ...deps,
    tokens: {
      ...deps.tokens,
      open: (...args) => {
        const opened = deps.tokens.open(...args);
        return opened && { ...opened, count: 0 };
      },
    },
  }),
};

/** What was sent counts as had, whether it arrived or not. */
export const cursorMovedOnSend: Variant = {
  wrap: (deps) => {
    const last = new Map<string, Token>();
    return reading(
      deps,
      (reader) => ({
        ...reader,
        token: async (token, incarnation) => last.get(incarnation) ?? reader.token(token, incarnation),
        saveToken: (token) => {
          last.set(token.incarnation, token);
          return reader.saveToken(token);
        },
      }),
      {
        current: (actor, query) =>
          deps.store.current(actor, { ...query, token: last.get(query.incarnation)?.token ?? query.token }),
      },
    );
  },
};
