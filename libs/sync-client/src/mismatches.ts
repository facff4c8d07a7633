import { tableNames } from '@berthcare/shared/record/tables';
import { checksum, type CountedRow } from '@berthcare/shared/sync/checksum';
import type { Mismatch, Page } from '@berthcare/shared/sync/wire';
import type { Sql, Statement } from './database';

const patienceMs = 24 * 60 * 60 * 1000;

/**
 * Compares the confirmed rows with a page's checksums, and has each stream that differs begin anew: something lost or
 * altered rows here behind the engine's back. Where that was in vain it is said once, and tried again in a day. Pending
 * changes must have been lifted off the streams.
 * @param now the server's clock
 */
export async function findMismatches(tx: Sql, sums: Page['sums'], now: number): Promise<Mismatch[]> {
  const own = await ownSums(
    tx,
    sums.map(([stream]) => stream),
  );
  const known = await knownMismatches(tx);
  const found = sums.flatMap(([stream, sum]) => (own(stream) === sum ? [] : [stream]));
  const healed = sums.flatMap(([stream]) => (known.has(stream) && !found.includes(stream) ? [stream] : []));
  const told = found.flatMap((stream): Mismatch[] => {
    const repeatedAt = known.get(stream);
    if (repeatedAt && now < repeatedAt + patienceMs) return [];
    return [{ stream, repeated: repeatedAt === null }];
  });
  await tx.batch([...healed.map(forget), ...told.flatMap((mismatch) => note(mismatch, now))]);
  return told;
}

/** The checksum of each stream over the rows that are here. */
async function ownSums(tx: Sql, streams: readonly string[]): Promise<(stream: string) => string> {
  const rows = await tx.query<{ streamId: string; versions: string }>(
    `with asked as materialized (select value from json_each(?)) ${tableNames.map(versionsIn).join(' union all ')}`,
    [JSON.stringify(streams)],
  );
  const counted = (stream: string): CountedRow[] =>
    rows
      .filter(({ streamId }) => streamId === stream)
      .flatMap(({ versions }) => Object.entries(JSON.parse(versions) as Record<string, number>));
  return (stream) => checksum(counted(stream));
}

const versionsIn = (name: string): string =>
  `select streamId, json_group_object(id, version) as versions
   from "${name}" where streamId in (select value from asked) group by streamId`;

/** When sending a stream anew was found to be in vain; null: it has not been tried but once. */
async function knownMismatches(tx: Sql): Promise<Map<string, number | null>> {
  const rows = await tx.query<{ streamId: string; repeatedAt: number | null }>('select * from _mismatch');
  return new Map(rows.map(({ streamId, repeatedAt }) => [streamId, repeatedAt]));
}

const forget = (stream: string): Statement => ({
  sql: 'delete from _mismatch where streamId = ?',
  params: [stream],
});

const note = ({ stream, repeated }: Mismatch, now: number): Statement[] => [
  {
    sql: 'insert or replace into _mismatch (streamId, repeatedAt) values (?, ?)',
    params: [stream, repeated ? now : null],
  },
  ...(repeated ? [] : [beginAnew(stream)]),
];

const beginAnew = (stream: string): Statement => ({
  sql: 'update _stream set cursor = null where id = ?',
  params: [stream],
});
