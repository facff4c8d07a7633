import type { StreamKind, Table } from '@berthcare/shared/record/table';
import { streamKinds, tables, tablesOf, type TableName } from '@berthcare/shared/record/tables';
import { checksum } from '@berthcare/shared/sync/checksum';
import type { Window } from '@berthcare/shared/sync/wire';
import type { StreamHead } from '../../sync/store';
import { snakeCase, sqlTable } from './record-columns';
import type { Prepared, Reader } from './transaction';

/** The hash of a row, as `checksum` has it, with its first 8 bytes read as a number. */
const rowHash = (name: TableName): string => `('x' || encode(
  substr(sha256('${name}'::bytea || uuid_send(row.id) || int8send(row.version)), 1, 8), 'hex'))::bit(64)::bigint`;

/** `offset 0`: from each stream to its rows, not from all rows that row security lets through. */
function hashes(name: TableName): string {
  const { window }: Table = tables[name];
  const within = window === null ? '' : `and row."${snakeCase(window)}" between $2::date and $3::date`;
  return `select asked.id as stream, ${rowHash(name)} as hash
    from unnest($1::uuid[]) as asked (id) cross join lateral (
      select row.id, row.version from ${sqlTable(tables[name])} row
      where row.stream_id = asked.id and not row.gone ${within} offset 0
    ) row`;
}

const known = new Map<string, Prepared>();

/** Sums streams of these kinds; by name, each statement is written once. */
function statementOf(kinds: readonly StreamKind[]): Prepared {
  const name = ['sums', ...kinds].join('_');
  const statement = known.get(name) ?? {
    name,
    text: `select stream, lpad(to_hex(bit_xor(hash)), 16, '0')
      from (${kinds.flatMap(tablesOf).map(hashes).join('\nunion all\n')}) counted group by stream`,
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
