import type { StreamKind, Table } from '@berthcare/shared/record/table';
import { streamKinds, tables, tablesOf, type TableName } from '@berthcare/shared/record/tables';
import { checksum } from '@berthcare/shared/sync/checksum';
import type { Window } from '@berthcare/shared/sync/wire';
import type { StreamHead } from '../../sync/store';
import { snakeCase, sqlTable } from './record-columns';
import type { Prepared, Reader } from './transaction';

/** The four bytes of a row's id from there on, the highest first. */
const wordAt = (place: number): string =>
  [24, 16, 8, 0]
    .map((shift, byte) => `(get_byte(row.bytes, ${place + byte})::bigint << ${shift})`)
    .join(' | ');

/** What a row adds to a sum of the checksum, as `checksum` has it. @param place of the word in the bytes of its id */
const share = (place: number): string => `(${wordAt(place)} | 1) * (2 * (row.version % (1 << 30)) + 1)`;

/** `offset 0`: from each stream to its rows, not from all rows that row security lets through. */
function shares(name: TableName): string {
  const { window }: Table = tables[name];
  const within = window === null ? '' : `and row."${snakeCase(window)}" between $2::date and $3::date`;
  return `select asked.id as stream, ${share(8)} as first, ${share(12)} as second
    from unnest($1::uuid[]) as asked (id) cross join lateral (
      select uuid_send(row.id) as bytes, row.version from ${sqlTable(tables[name])} row
      where row.stream_id = asked.id and not row.gone ${within} offset 0
    ) row`;
}

/** A sum's last 32 bits in hex. */
const inHex = (column: string): string =>
  `lpad(to_hex((sum(${column}) % (1::bigint << 32))::bigint), 8, '0')`;

const known = new Map<string, Prepared>();

/** Sums streams of these kinds; by name, each statement is written once. */
function statementOf(kinds: readonly StreamKind[]): Prepared {
  const name = ['sums', ...kinds].join('_');
  const statement = known.get(name) ?? {
    name,
    text: `select stream, ${inHex('first')} || ${inHex('second')}
      from (${kinds.flatMap(tablesOf).map(shares).join('\nunion all\n')}) counted group by stream`,
  };
  known.set(name, statement);
  return statement;
}

/** The streams' checksums over the rows that a device with this window holds. */
export async function sumsOf(
  tx: Reader,
  streams: readonly Pick<StreamHead, 'id' | 'kind'>[],
  { from, to }: Window,
): Promise<Map<string, string>> {
  const kinds = streamKinds.filter((one) => streams.some(({ kind }) => kind === one));
  if (kinds.length === 0) return new Map();
  const windowed = kinds.flatMap(tablesOf).some((name) => (tables[name] as Table).window !== null);
  const ids = streams.map(({ id }) => id);
  const sums = (await tx.arrays(statementOf(kinds), [ids, ...(windowed ? [from, to] : [])])) as Sum[];
  return new Map([...ids.map((id): Sum => [id, checksum([])]), ...sums]);
}

type Sum = [stream: string, sum: string];
