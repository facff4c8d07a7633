import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { putUuid, UUID_BYTES } from '@berthcare/utils/uuid-bytes';

/** What a checksum counts of a row. */
export type CountedRow = readonly [table: string, id: string, version: number];

/**
 * Says whether two sides have the same versions of the same rows, whatever their order: the first 8 bytes of the rows'
 * hashes, combined by XOR, as 16 hex digits. No rows: zeros. A row's hash is SHA-256 of its table's declared name, the 16
 * bytes of its id, and its version as 8 bytes, the highest first.
 */
export function checksum(rows: Iterable<CountedRow>): string {
  const sum = new Uint8Array(8);
  const counted = countedBytes();
  for (const row of rows) {
    const hash = sha256(counted(row));
    for (let i = 0; i < sum.length; i += 1) sum[i]! ^= hash[i]!;
  }
  return bytesToHex(sum);
}

/** What is hashed of a row; the next row of the same table is written over it. */
function countedBytes(): (row: CountedRow) => Uint8Array {
  const tables = new Map<string, DataView<ArrayBuffer>>();
  return ([table, id, version]) => {
    const view = tables.get(table) ?? blankRow(table);
    tables.set(table, view);
    const bytes = new Uint8Array(view.buffer);
    putUuid(id, bytes, bytes.length - VERSION_BYTES - UUID_BYTES);
    view.setUint32(bytes.length - 8, Math.floor(version / 2 ** 32));
    view.setUint32(bytes.length - 4, version % 2 ** 32);
    return bytes;
  };
}

const VERSION_BYTES = 8;

function blankRow(table: string): DataView<ArrayBuffer> {
  const name = utf8ToBytes(table);
  const bytes = new Uint8Array(name.length + UUID_BYTES + VERSION_BYTES);
  bytes.set(name);
  return new DataView(bytes.buffer);
}
