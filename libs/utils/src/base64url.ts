const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** What a character stands for, by its code. */
const sixOf = new Uint8Array(128);
for (let six = 0; six < alphabet.length; six += 1) sixOf[alphabet.charCodeAt(six)] = six;

/** Base64 for addresses and tokens: `-` and `_`, no padding (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += alphabet.charAt(three >> 18) + alphabet.charAt((three >> 12) & 63);
    if (at + 1 < bytes.length) text += alphabet.charAt((three >> 6) & 63);
    if (at + 2 < bytes.length) text += alphabet.charAt(three & 63);
  }
  return text;
}

/** The bytes behind `base64url`. Throws TypeError where the text is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) throw new TypeError('This is no base64url.');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  for (let i = 0, at = 0; i < text.length; i += 1) {
    bits = ((bits << 6) | sixOf[text.charCodeAt(i)]!) & 0xffffff;
    if (i % 4 > 0) bytes[at++] = (bits >> (6 - 2 * (i % 4))) & 0xff;
  }
  return bytes;
}
