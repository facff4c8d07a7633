import { base64url } from '@berthcare/utils/base64url';
import { sealerTo } from '@berthcare/shared/sync/sealed-box';
import { webPrimitives } from '@berthcare/sync-client/sealing/web-primitives';
import { expect, test } from 'vitest';
import { makeKeyPair, openBox } from './key-pair';

const pair = makeKeyPair();
const others = Array.from({ length: 3 }, makeKeyPair);
const sealer = (publicKey = pair.publicKey) => sealerTo(base64url(publicKey), webPrimitives);

test('opens what a phone sealed, several under one agreement, among other keys', async () => {
  const seal = await sealer();
  const texts = ['', 'Émilie, « 36,6 »', 'x'.repeat(130_000)];
  const boxes = [];
  for (const [index, text] of texts.entries()) boxes.push(await seal(text, `command-${index}`));
  const opened = boxes.map((box, index) => openBox([...others, pair], box, `command-${index}`));
  expect(opened).toEqual(texts);
});

test('the same text is never sealed alike, and cannot be read in the box', async () => {
  const seal = await sealer();
  const boxes = [await seal('a', 'one'), await seal('a', 'one'), await (await sealer())('a', 'one')];
  expect(new Set(boxes).size).toBe(3);
  const box = await seal('canary-7f3a91', 'one');
  expect(Buffer.from(box, 'base64url').toString('latin1')).not.toContain('canary');
});

test('does not open what is bound to something else, sealed to another key, altered, or no box', async () => {
  const box = await (await sealer())('a', 'one');
  expect(openBox([pair], box, 'one')).toBe('a');
  expect(openBox([pair], box, 'two')).toBe(null);
  expect(openBox(others, box, 'one')).toBe(null);
  for (let at = 0; at < box.length; at += 1) {
    const altered = box.slice(0, at) + (box.charAt(at) === 'A' ? 'B' : 'A') + box.slice(at + 1);
    // The last character may carry bits that are none of the box's.
    if (Buffer.from(altered, 'base64url').equals(Buffer.from(box, 'base64url'))) continue;
    expect(openBox([pair], altered, 'one')).toBe(null);
  }
  for (const none of ['', 'A', box.slice(0, 100), 'é', `${box}===`])
    expect(openBox([pair], none, 'one')).toBe(null);
});

test('a private number always has 32 bytes', () => {
  for (let i = 0; i < 600; i += 1) expect(makeKeyPair().privateKey).toHaveLength(32);
});
