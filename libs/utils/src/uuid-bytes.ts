const HYPHEN = 45;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The bytes of a UUID. */
export const UUID_BYTES = 16;

/** Writes the 16 bytes of a UUID in small letters from `at` on. Digit by digit: a phone does it for every row, with code that has not run hot. */
export function putUuid(uuid: string, bytes: Uint8Array, at: number): void {
  for (let byte = 0, char = 0; byte < UUID_BYTES; byte += 1, char += 2) {
    if (uuid.charCodeAt(char) === HYPHEN) char += 1;
    bytes[at + byte] = (digit(uuid.charCodeAt(char)) << 4) | digit(uuid.charCodeAt(char + 1));
  }
}

/** The UUID whose 16 bytes stand from `at` on, in lower case. */
export function uuidAt(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let byte = 0; byte < UUID_BYTES; byte += 1) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) text += '-';
    text += hex[bytes[at + byte]!]!;
  }
  return text;
}

/** Of a digit's character code. */
const digit = (code: number): number => (code <= 57 ? code - 48 : code - 87);
