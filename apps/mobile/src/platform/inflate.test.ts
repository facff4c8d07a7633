import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dictionary } from '@berthcare/shared/sync/dictionary';
import { inflate as ofBrowser } from './inflate';
import { inflate as ofPhone } from './inflate.native';

const text = '{"protocol":1,"pull":{"kind":"page","ids":""},"note":"Pansement changé"}';
const deflate = (preset: string): ArrayBuffer =>
  new Uint8Array(deflateRawSync(text, { dictionary: Buffer.from(preset) })).buffer;

describe.each([
  ['a browser', ofBrowser!],
  ['a phone', ofPhone],
])('%s', (_, inflate) => {
  it('reads what was deflated with the dictionary', async () => {
    await expect(inflate(deflate(dictionary))).resolves.toBe(text);
  });

  it('reads something else where it was another dictionary', async () => {
    const other = await inflate(deflate(dictionary.toUpperCase())).catch(() => null);
    expect(other).not.toBe(text);
  });

  it('rejects bytes that are not whole', async () => {
    const whole = deflate(dictionary);
    await expect(inflate(whole.slice(0, whole.byteLength - 4))).rejects.toThrow();
  });
});
