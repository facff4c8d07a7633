import { beforeEach, describe, expect, test } from 'vitest';
import type { Pull } from '@berthcare/shared/sync/wire';
import { ada, bruno, chantal, Pulling, shared } from './testing/pulling';
import type { WireDevice } from './testing/wire-device';

const noon = Date.parse('2026-03-05T15:00:00Z');
let here: Pulling;
beforeEach(async () => {
  here = await Pulling.open(() => noon);
});

describe('checksums', () => {
  const summed = async (over: Parameters<WireDevice['ask']>[1] = {}) => {
    const { pull } = await here.device.ask(here.deps, over);
    return pull.kind === 'page' ? pull.sums.map(([stream]) => stream) : [];
  };
  const edited = (id: string) => here.store.edit([here.client(id, `Buzzer ${noon}`)]);

  test('come with the last page of every stream that more than one has brought', async () => {
    here.smallPages();
    let inPages = 0;
    for (let more = true; more;) {
      const { pull } = await here.device.ask(here.deps);
      if (pull.kind !== 'page') throw new Error('There is nothing to pull.');
      const last = pull.streams.flatMap(({ id, begins, cursor }) => (begins || cursor === null ? [] : [id]));
      const counted = pull.sums.map(([stream]) => stream);
      expect(counted).toEqual(expect.arrayContaining(last));
      expect(counted.filter((stream) => !last.includes(stream)).length).toBeLessThanOrEqual(1);
      inPages += last.length;
      ({ more } = pull);
    }
    expect(inPages).toBeGreaterThan(0);
  });

  test('do not come with what a device without it gets whole, but with what it doubted, on whichever page', async () => {
    expect(await summed()).toEqual([]);
    await here.device.catchUp(here.deps);
    here.smallPages();
    const mismatched = [ada, bruno, chantal].map((stream) => ({ stream, repeated: false }));
    const healed = new Set(await summed({ mismatched }));
    for (let counted = await summed(); counted.length > 0; counted = await summed())
      for (const stream of counted) healed.add(stream);
    expect([...healed]).toEqual(expect.arrayContaining([ada, bruno, chantal]));
  });

  test('come of one stream more with each page, in turn', async () => {
    await here.device.catchUp(here.deps);
    const others: string[] = [];
    for (let page = 0; page < 4; page += 1) {
      await edited(ada);
      const [first, second, ...rest] = await summed();
      expect([first, rest]).toEqual([ada, []]);
      others.push(second!);
    }
    expect(new Set(others)).toEqual(new Set([...shared, bruno, chantal]));
  });

  test('come of all that a device says it holds, in place of a token', async () => {
    await here.device.catchUp(here.deps);
    await here.device.ask(here.deps, { token: 'forgotten' });
    const said = await summed({ token: null, holdings: here.device.holdings() });
    expect(said.sort()).toEqual([...shared, ada, bruno, chantal].sort());
    await edited(ada);
    expect(await summed()).toHaveLength(2);
  });

  test('are no reason for an answer of their own', async () => {
    await here.device.catchUp(here.deps);
    expect((await here.device.ask(here.deps)).pull).toEqual({ kind: 'current' });
  });

  test('of a stream that has moved on since its first page wait until it is up to date', async () => {
    here.smallPages();
    const cut = (pull: Pull) => pull.kind === 'page' && pull.streams.some(({ cursor }) => cursor === null);
    while (!cut((await here.device.ask(here.deps)).pull));
    for (const id of [ada, bruno, chantal]) await edited(id);
    await here.device.catchUp(here.deps);
    expect(here.held()).toEqual(here.expected(...shared, ada, bruno, chantal));
  });

  test('a stream that the device doubts starts anew', async () => {
    await here.device.catchUp(here.deps);
    const [lost] = [...here.device.rows].find(([, row]) => row.stream === bruno)!;
    here.device.rows.delete(lost);
    const { pull } = await here.device.ask(here.deps, { mismatched: [{ stream: bruno, repeated: false }] });
    expect(pull).toMatchObject({ streams: [{ id: bruno, reset: true, begins: true }], more: false });
    expect(here.held()).toEqual(here.expected(...shared, ada, bruno, chantal));
    expect((await here.device.ask(here.deps)).pull).toEqual({ kind: 'current' });
  });

  test('one that it doubts in vain is left alone', async () => {
    await here.device.catchUp(here.deps);
    const { pull } = await here.device.ask(here.deps, { mismatched: [{ stream: bruno, repeated: true }] });
    expect(pull).toEqual({ kind: 'current' });
  });

  test('one that it doubts, and does not hold any more, is dropped', async () => {
    await here.device.catchUp(here.deps);
    await here.endGrant(bruno);
    const { pull } = await here.device.ask(here.deps, { mismatched: [{ stream: bruno, repeated: false }] });
    expect(pull).toMatchObject({ dropped: [bruno] });
  });
});
