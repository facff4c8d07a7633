import { expect, test } from 'vitest';
import { derivedId } from './derived-id';
import { hashOf, shortHash } from './hash';
import { commandHash } from './seal';

// The digests are of `printf '%s' '<canonical form>' | sha256sum`: any implementation can check them.
test('a hash is SHA-256 of the canonical form in UTF-8', () => {
  expect(hashOf({ b: 'é', a: [1] })).toBe(hashOf({ a: [1], b: 'é' }));
  expect(hashOf('')).toBe('12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126');
  expect(hashOf({ b: 'é', a: [1] })).toBe('04f34bc0940adae4d1055943965f4f1a5617be528e5e463451aa03f0ecff81f3');
});

test('a short hash is its first 16 digits', () => {
  expect(shortHash('')).toBe('12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126'.slice(0, 16));
});

test('a derived id is the same wherever it is computed, and a UUID of version 8', () => {
  expect(derivedId('019a0000-0000-7000-8000-000000000001', 'vital.pulse')).toBe(
    '04b90ebe-b4b3-862b-b0d2-57de31e26075',
  );
  for (let i = 0; i < 200; i += 1) {
    expect(derivedId('part', String(i))).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
});

test('a derived id tells its parts apart', () => {
  const ids = [derivedId('a', 'bc'), derivedId('ab', 'c'), derivedId('abc'), derivedId('c', 'ab')];
  expect(new Set(ids).size).toBe(4);
});

const command = {
  ...{ id: 'id', type: 'visit.start', v: 1, stream: 'stream', author: 'author', at: 1, skew: 0 },
  ...{ basis: { group: null }, payload: { b: 1, a: 2 } },
};

test('a command hashes the same under every sequence', () => {
  const numbered = { ...command, seq: 4, hash: 'of before' };
  expect(commandHash(numbered)).toBe(commandHash(command));
});

test.each(Object.keys(command))('a command hashes otherwise when its %s is another', (member) => {
  const other = { ...command, [member]: member === 'basis' ? {} : 'another' };
  expect(commandHash(other)).not.toBe(commandHash(command));
});
