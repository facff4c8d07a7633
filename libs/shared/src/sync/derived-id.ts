import { hashOf } from './hash';

/** A UUID (version 8, RFC 9562) made from its parts: the same on every phone and on the server. */
export function derivedId(...parts: string[]): string {
  const hex = hashOf(parts);
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
