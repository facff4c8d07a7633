import { base64url, fromBase64url } from '@berthcare/utils/base64url';
import type { Seal } from '@berthcare/shared/sync/sealed-box';

/**
 * Stands for sealing where a test has to be fast and the same every time: the text with its bits flipped, which no search
 * for the text finds and anybody can flip back.
 */
const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff);

export const flippedKey = 'flipped';

export const flippedSeal: Seal = async (plain, boundTo) =>
  base64url(flip(new TextEncoder().encode(JSON.stringify([boundTo, plain]))));

export const openFlipped = async (box: string, boundTo: string): Promise<string | null> =>
  readFlipped(box, boundTo);

/** The same, at once. */
export function readFlipped(box: string, boundTo: string): string | null {
  try {
    const text = new TextDecoder().decode(flip(fromBase64url(box)));
    const [bound, plain] = JSON.parse(text) as [string, string];
    return bound === boundTo ? plain : null;
  } catch {
    return null;
  }
}
