import { z } from 'zod';
import { base64url, fromBase64url } from '@berthcare/utils/base64url';
import { putUuid, uuidAt, UUID_BYTES } from '@berthcare/utils/uuid-bytes';
import type { Table } from '../record/table';
import { tables } from '../record/tables';
import { page, pageStream, pageTable, pull, syncResponse } from './wire';
import type { Page, PageTable, SyncResponse } from './wire';

/** Of an id, among the page's. */
const place = z.int().min(0);

/** A table as it travels: its rows' ids are the page's next ones, and `named` tells which columns hold places of ids. */
const compactTable = pageTable.omit({ ids: true }).extend({ named: z.array(z.int().min(0)) });
type CompactTable = z.infer<typeof compactTable>;

/** A page as it travels: most of it would be ids, so each is written once, and elsewhere is its place among them. */
const compactPage = page.extend({
  /** 16 bytes each, in base64url: those of the rows first, in the order of the tables. */
  ids: z.string(),
  streams: z.array(pageStream.extend({ id: place })),
  tables: z.array(compactTable),
  gone: z.array(z.tuple([z.int(), z.string(), place, z.int()])),
  dropped: z.array(place),
  kept: z.array(place).optional(),
  sums: z.array(z.tuple([place, z.string()])),
});
type CompactPage = z.infer<typeof compactPage>;

const [current, , ...questions] = pull.options;

/** An answer as it travels: the epoch only where it is another than the request's. */
export const compactResponse = syncResponse.extend({
  epoch: syncResponse.shape.epoch.optional(),
  pull: z.discriminatedUnion('kind', [current, compactPage, ...questions]),
});
export type CompactResponse = z.infer<typeof compactResponse>;

/** An answer as it travels, to a request of this epoch. */
export function compact(response: SyncResponse, asked: string | null): CompactResponse {
  const { epoch, pull, ...rest } = response;
  return {
    ...rest,
    ...(epoch === asked ? {} : { epoch }),
    pull: pull.kind === 'page' ? compacted(pull) : pull,
  };
}

/**
 * The answer that travelled, to a request of this epoch. Throws TypeError or RangeError where it is none: what travelled
 * was altered.
 */
export function expand(response: CompactResponse, asked: string | null): SyncResponse {
  const { pull } = response;
  const epoch = response.epoch ?? asked;
  if (epoch === null) throw new TypeError('The answer names no epoch.');
  return { ...response, epoch, pull: pull.kind === 'page' ? expanded(pull) : pull };
}

function compacted({ streams, tables: whole, gone, dropped, kept, sums, ...rest }: Page): CompactPage {
  const ids = whole.flatMap((table) => table.ids);
  const places = new Map(ids.map((id, at) => [id, at]));
  const placeOf = (id: string): number => {
    const known = places.get(id) ?? ids.push(id) - 1;
    places.set(id, known);
    return known;
  };
  const compactedTable = ({ ids: _, ...table }: PageTable): CompactTable => {
    const named = idColumns(table.table);
    return { ...table, named, columns: mapped(table.columns, named, placeOf) };
  };
  const content = {
    tables: whole.map(compactedTable),
    streams: streams.map((stream) => ({ ...stream, id: placeOf(stream.id) })),
    gone: gone.map(([stream, table, id, version]): CompactPage['gone'][number] => [
      ...([stream, table, placeOf(id), version] as const),
    ]),
    dropped: dropped.map(placeOf),
    ...(kept && { kept: kept.map(placeOf) }),
    sums: sums.map(([stream, sum]): CompactPage['sums'][number] => [placeOf(stream), sum]),
  };
  return { ...rest, ids: packed(ids), ...content };
}

function expanded({ ids: text, streams, tables, gone, dropped, kept, sums, ...rest }: CompactPage): Page {
  const ids = unpacked(text);
  const idAt = (at: number): string => {
    const id = ids[at];
    if (id === undefined) throw new RangeError('The page has no such id.');
    return id;
  };
  let next = 0;
  const expandedTable = ({ named, ...table }: CompactTable): PageTable => ({
    ...table,
    ids: table.versions.map(() => idAt(next++)),
    columns: mapped(table.columns, named, idAt),
  });
  return {
    ...rest,
    streams: streams.map((stream) => ({ ...stream, id: idAt(stream.id) })),
    tables: tables.map(expandedTable),
    gone: gone.map(([stream, table, id, version]) => [stream, table, idAt(id), version]),
    dropped: dropped.map(idAt),
    ...(kept && { kept: kept.map(idAt) }),
    sums: sums.map(([stream, sum]) => [idAt(stream), sum]),
  };
}

/** The columns, with the values of the named ones said in another way; null stays null. */
const mapped = <Value>(
  columns: unknown[][],
  named: readonly number[],
  other: (value: Value) => unknown,
): unknown[][] =>
  columns.map((values, at) =>
    named.includes(at) ? values.map((value) => (value === null ? null : other(value as Value))) : values,
  );

/** The positions of a table's columns of ids. */
const idColumns = (name: string): number[] =>
  Object.values((tables as Record<string, Table>)[name]?.columns ?? {}).flatMap(({ type }, at) =>
    type === 'id' ? [at] : [],
  );

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Throws TypeError where one is no UUID: it would be read as another. */
function packed(ids: readonly string[]): string {
  const bytes = new Uint8Array(ids.length * UUID_BYTES);
  ids.forEach((id, at) => {
    if (!UUID.test(id)) throw new TypeError('The page has an id that is none.');
    putUuid(id, bytes, at * UUID_BYTES);
  });
  return base64url(bytes);
}

function unpacked(text: string): string[] {
  const bytes = fromBase64url(text);
  return Array.from({ length: Math.floor(bytes.length / UUID_BYTES) }, (_, at) =>
    uuidAt(bytes, at * UUID_BYTES),
  );
}
