import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** What a checksum counts of a row. */
export type CountedRow = readonly [table: string, id: string, version: number];

/**
 * Says whether two sides have the same versions of the same rows, whatever their order: the first 8 bytes of the rows'
 * hashes, combined by XOR, as 16 hex digits. No rows: zeros. A row's hash is SHA-256 of its table's declared name, the 16
 * bytes of its id, and its version as 8 bytes, the highest first.
 */
export function checksum(rows: Iterable<CountedRow>): string {
  const sum = new Uint8Array(8);
  for (const row of rows) {
    const hash = rowHash(row);
    for (let i = 0; i < sum.length; i += 1) sum[i]! ^= hash[i]!;
  }
  return bytesToHex(sum);
}

function rowHash([table, id, version]: CountedRow): Uint8Array {
  const counted = new Uint8Array(8);
  new DataView(counted.buffer).setBigUint64(0, BigInt(version));
  return sha256(concatBytes(utf8ToBytes(table), hexToBytes(id.replaceAll('-', '')), counted));
}
