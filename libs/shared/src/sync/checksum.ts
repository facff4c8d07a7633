/** What a checksum counts of a row. */
export type CountedRow = readonly [id: string, version: number];

/**
 * Says whether two sides have the same versions of the same rows, whatever their order: two sums of 32 bits each, as 16 hex
 * digits. No rows: zeros. A row adds to them the last two words of its id, made odd, times twice its version and one: what is
 * missing, or of another version, cannot add nothing, and ids are by chance, so that faults do not make up for each other.
 * Phones count thousands of rows in an interpreter, hence no hash.
 */
export function checksum(rows: Iterable<CountedRow>): string {
  let [first, second] = [0, 0];
  for (const [id, version] of rows) {
    // Beyond 30 bits nothing of a version is counted: the product of a word and this fits 64 bits, in SQL too.
    const factor = 2 * (version % 2 ** 30) + 1;
    const digits = id.slice(19, 23) + id.slice(24);
    first = (first + Math.imul(Number.parseInt(digits.slice(0, 8), 16) | 1, factor)) | 0;
    second = (second + Math.imul(Number.parseInt(digits.slice(8), 16) | 1, factor)) | 0;
  }
  return hex(first) + hex(second);
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
