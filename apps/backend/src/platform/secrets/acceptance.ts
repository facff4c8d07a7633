import { beforeEach, expect, test } from 'vitest';
import type { ParameterStore } from './parameter-store';

/** What every store of parameters does, over an empty one. */
export function parameterStoreSuite(name: string, open: () => Promise<ParameterStore>): void {
  let store: ParameterStore;
  beforeEach(async () => {
    store = await open();
  });

  test(`${name}: what is written is the latest, and counts up`, async () => {
    const first = await store.write('database/api', 'one');
    expect(await store.latest('database/api')).toEqual({ value: 'one', version: first });
    expect(await store.write('database/api', 'two')).toBe(first + 1);
    expect(await store.latest('database/api')).toEqual({ value: 'two', version: first + 1 });
  });

  test(`${name}: an earlier version can be read, one that never was cannot`, async () => {
    const first = await store.write('redis/token', 'one');
    await store.write('redis/token', 'two');
    expect(await store.version('redis/token', first)).toEqual({ value: 'one', version: first });
    expect(await store.version('redis/token', first + 7)).toBeUndefined();
    expect(await store.version('never/written', 1)).toBeUndefined();
  });

  test(`${name}: a parameter that is not there is named`, async () => {
    await expect(store.latest('never/written')).rejects.toThrow('never/written');
  });
}
