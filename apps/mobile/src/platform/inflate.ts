import { dictionary } from '@berthcare/shared/sync/dictionary';

/** The text that was deflated with the dictionary; null where this browser cannot. Rejects where the bytes are broken. */
export const inflate: ((deflated: ArrayBuffer) => Promise<string>) | null = canInflate() ? inflated : null;

/**
 * A browser's decompressor takes no dictionary. It is given it as what was deflated first: a block of deflate that is
 * stored as it is (RFC 1951, 3.2.4), and not the last one.
 */
async function inflated(deflated: ArrayBuffer): Promise<string> {
  const whole = new Blob([storedDictionary(), deflated]);
  const text = whole.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await new Response(text).text()).slice(dictionary.length);
}

function storedDictionary(): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(dictionary);
  const block = new Uint8Array(5 + text.length);
  const header = new DataView(block.buffer);
  header.setUint16(1, text.length, true);
  header.setUint16(3, ~text.length, true);
  block.set(text, 5);
  return block;
}

function canInflate(): boolean {
  try {
    new DecompressionStream('deflate-raw');
    return true;
  } catch {
    return false;
  }
}
