import { expect, test } from 'vitest';
import { createLogger } from '../logging/logger';
import { storedCredential, withCredential } from './credential';
import type { ParameterReader } from './parameter-store';

const log = createLogger({ level: 'silent', role: 'test' });

function storeOf(...values: string[]) {
  const asked = { times: 0 };
  const store: ParameterReader = {
    latest: async () => {
      asked.times += 1;
      return { value: values.at(-1)!, version: values.length };
    },
    version: async (_name, version) => {
      const value = values[version - 1];
      return value === undefined ? undefined : { value, version };
    },
  };
  return { values, asked, store };
}

class Refused extends Error {}
const isRefusal = (error: unknown) => error instanceof Refused;
const same = (text: string) => text;

/** Lets in whoever has one of these; what was tried is kept. */
function door(...accepted: string[]) {
  const tried: string[] = [];
  const enter = async (value: string) => {
    tried.push(value);
    if (!accepted.includes(value)) throw new Refused();
    return value;
  };
  return { accepted, tried, enter };
}

test('what works is used without asking again', async () => {
  const { store, asked } = storeOf('one');
  const credential = await storedCredential(store, 'x', same, log);
  const { enter } = door('one');
  expect(await withCredential(credential, enter, isRefusal)).toBe('one');
  expect(await withCredential(credential, enter, isRefusal)).toBe('one');
  expect(asked.times).toBe(1);
});

test('a refused one is followed by the latest, which stays', async () => {
  const { store, values } = storeOf('one');
  const credential = await storedCredential(store, 'x', same, log);
  values.push('two', 'three');
  const { enter, tried } = door('three');
  expect(await withCredential(credential, enter, isRefusal)).toBe('three');
  expect(await withCredential(credential, enter, isRefusal)).toBe('three');
  expect(tried).toEqual(['one', 'three', 'three']);
});

test('a latest that is not accepted yet is followed by the one before it', async () => {
  const { store } = storeOf('one', 'two');
  const credential = await storedCredential(store, 'x', same, log);
  const { enter, tried, accepted } = door('one');
  expect(await withCredential(credential, enter, isRefusal)).toBe('one');
  // Later it is the other way round.
  accepted.splice(0, 1, 'two');
  expect(await withCredential(credential, enter, isRefusal)).toBe('two');
  expect(tried).toEqual(['two', 'one', 'one', 'two']);
});

test('from a version long gone both are tried', async () => {
  const { store, values } = storeOf('one');
  const credential = await storedCredential(store, 'x', same, log);
  values.push('two', 'three', 'four');
  const { enter, tried } = door('three');
  expect(await withCredential(credential, enter, isRefusal)).toBe('three');
  expect(tried).toEqual(['one', 'four', 'three']);
});

test('when all are refused the refusal is what one gets, after three tries', async () => {
  const { store } = storeOf('one', 'two');
  const credential = await storedCredential(store, 'x', same, log);
  const { enter, tried } = door();
  await expect(withCredential(credential, enter, isRefusal)).rejects.toBeInstanceOf(Refused);
  expect(tried).toHaveLength(3);
});

test('another failure than a refusal is no reason to try another', async () => {
  const { store, asked } = storeOf('one', 'two');
  const credential = await storedCredential(store, 'x', same, log);
  const broken = new Error('the network');
  await expect(withCredential(credential, () => Promise.reject(broken), isRefusal)).rejects.toBe(broken);
  expect(asked.times).toBe(1);
});

test('a store that cannot be asked leaves the refusal', async () => {
  const { store } = storeOf('one');
  const credential = await storedCredential(store, 'x', same, log);
  store.latest = () => Promise.reject(new Error('no store'));
  await expect(withCredential(credential, door().enter, isRefusal)).rejects.toBeInstanceOf(Refused);
});

test('of many that are refused at once one asks', async () => {
  const { store, values, asked } = storeOf('one');
  const credential = await storedCredential(store, 'x', same, log);
  values.push('two');
  const { enter } = door('two');
  const all = Array.from({ length: 50 }, () => withCredential(credential, enter, isRefusal));
  expect(new Set(await Promise.all(all))).toEqual(new Set(['two']));
  expect(asked.times).toBe(2);
});
