import { beforeEach, describe, expect, test } from 'vitest';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import type { Acknowledged } from '@berthcare/shared/sync/wire';
import { people } from '../../test/simulation/agency';
import { exchange, type ExchangeDeps } from './exchange';
import type { MemoryStore } from './testing/memory-store';
import { ada, bruno, chantal, priya, Pulling, shared } from './testing/pulling';
import type { WireDevice } from './testing/wire-device';

let now: number;
let store: MemoryStore;
let deps: ExchangeDeps;
let device: WireDevice;

let here: Pulling;

beforeEach(async () => {
  now = Date.parse('2026-03-05T15:00:00Z');
  here = await Pulling.open(() => now);
  ({ store, deps, device } = here);
});

const expected = (...streams: string[]) => here.expected(...streams);
const held = () => here.held();
const client = (id: string, access: string) => here.client(id, access);

/** A command to be sealed. */
const starting = () => ({
  ...{ id: derivedId('the start'), type: 'visit.start', stream: ada },
  payload: {
    ...{ visitId: here.rowsIn(ada, 'visit')[0]!.row.id, startedAt: 1, place: { missing: 'denied' } },
  },
});

describe('a server that was restored, and nobody said so', () => {
  let backup: MemoryStore['state'];
  beforeEach(async () => {
    await device.catchUp(deps);
    backup = structuredClone(store.state);
    await store.edit([client(ada, 'Buzzer 5')]);
    await device.catchUp(deps);
  });
  const restore = () => Object.assign(store.state, structuredClone(backup));

  test('is found out by a device with a token that it cannot know, and has nothing in common with what was', async () => {
    restore();
    const { response, unannounced } = await exchange(deps, priya, device.request());
    expect([unannounced, response.pull]).toEqual([true, { kind: 'ask_holdings' }]);
    expect(response.epoch).not.toBe(device.epoch);
    const { pull } = await device.ask(deps, { token: null, holdings: device.holdings() });
    expect(pull).toMatchObject({ kept: [] });
    expect(held()).toEqual(expected(...shared, ada, bruno, chantal));
  });

  test('is found out by an incarnation that it does not know', async () => {
    restore();
    store.state.incarnations.clear();
    expect(await exchange(deps, priya, device.request())).toMatchObject({ unannounced: true });
  });

  test('is found out though it has given out as many tokens again, to a request that came late', async () => {
    const late = device.request({ token: null });
    restore();
    for (let times = 0; times < 2; times += 1)
      expect(await exchange(deps, priya, late)).toMatchObject({ unannounced: false });
    expect(await exchange(deps, priya, device.request())).toMatchObject({ unannounced: true });
  });

  test('is found out once, whoever comes next', async () => {
    const request = device.request();
    restore();
    const answers = await Promise.all([exchange(deps, priya, request), exchange(deps, priya, request)]);
    expect(answers.map(({ unannounced }) => unannounced).sort()).toEqual([false, true]);
    expect(answers[0].response.epoch).toBe(answers[1].response.epoch);
  });

  test('has its work again from an app that is too old to prove anything', async () => {
    expect((await device.ask(deps, { commands: [device.seal(starting())] })).answered).toBe(1);
    restore();
    const { answered, pull } = await device.ask(deps, { projection: 'older' });
    expect([answered, pull]).toEqual([0, { kind: 'upgrade' }]);
  });

  test('is not suspected because of a token that was forgotten', async () => {
    store.state.tokens.clear();
    const { response, unannounced } = await exchange(deps, priya, device.request());
    expect([unannounced, response.pull, response.epoch]).toEqual([
      ...[false, { kind: 'ask_holdings' }, device.epoch],
    ]);
  });

  test.each([
    ['a copy of the phone', { deviceId: 'copy' }, {}],
    ['a copy under an incarnation of its own', {}, { incarnation: 'phone-2' }],
    ['a token that nobody signed', {}, { token: 'abcdefghijkl.zz.abcdefghijk' }],
  ])('is not suspected because of %s', async (_, who, request) => {
    const asked = device.request(request);
    const { unannounced, response } = await exchange(deps, { ...priya, ...who }, asked);
    expect([unannounced, response.epoch]).toEqual([false, device.epoch]);
  });

  test('is not suspected because of a phone restored from its own backup', async () => {
    const earlier = device.token!;
    const forgotten = [...store.state.tokens.keys()];
    await store.edit([client(ada, 'Buzzer 6')]);
    await device.catchUp(deps);
    for (const name of forgotten) store.state.tokens.delete(name);
    const { unannounced } = await exchange(deps, priya, device.request({ token: earlier }));
    expect(unannounced).toBe(false);
  });

  test('is found out by a phone that was told a later epoch', async () => {
    store.beginEpoch('epoch-2', 'version');
    await device.catchUp(deps, { token: null, holdings: device.holdings() });
    restore();
    const { response, unannounced } = await exchange(deps, priya, device.request());
    expect([unannounced, response.epoch > 'epoch-2']).toEqual([true, true]);
    // Else it would prove the same for ever.
    const again = await exchange(deps, priya, device.request());
    expect([again.unannounced, again.response.epoch]).toEqual([false, response.epoch]);
  });

  test('is found out by a copy that has to take a new incarnation', async () => {
    restore();
    device.lastSeq = 1;
    const request = device.request({ commands: [device.seal(starting())] });
    const { response, unannounced } = await exchange(deps, { ...priya, deviceId: 'copy' }, request);
    expect([unannounced, response.incarnation]).toEqual([true, 'renew']);
  });

  test('is found out before the first of a count is taken: it may stand on what is lost', async () => {
    restore();
    const before = structuredClone(store.state.log);
    const request = device.request({ commands: [device.seal(starting())] });
    const { response, unannounced } = await exchange(deps, priya, request);
    expect([unannounced, response.pull, response.outcomes]).toEqual([true, { kind: 'ask_holdings' }, []]);
    expect(store.state.log).toEqual(before);
  });

  test('nor is the first of a count taken with a token of an epoch before, whoever ended that', async () => {
    store.beginEpoch('epoch-2', 'version');
    const before = structuredClone(store.state.log);
    const commands = [device.seal(starting())];
    const response = await device.ask(deps, { commands });
    expect(response).toMatchObject({ incarnation: 'known', answered: 0, pull: { kind: 'ask_holdings' } });
    expect(store.state.log).toEqual(before);
    const untold = { token: null, holdings: device.holdings(), commands };
    expect(await device.ask(deps, untold)).toMatchObject({ answered: 1, outcomes: [{ outcome: 'applied' }] });
  });

  test('is not suspected because of a later epoch that somebody made up', async () => {
    const { response, unannounced } = await exchange(deps, priya, device.request({ epoch: 'epoch-9' }));
    expect([unannounced, response.epoch]).toEqual([false, device.epoch]);
  });

  test('is not suspected because of an epoch that an announced restore has lost', async () => {
    store.beginEpoch('epoch-2', 'version');
    await device.catchUp(deps, { token: null, holdings: device.holdings() });
    restore();
    store.beginEpoch('epoch-3', 'version');
    const { response, unannounced } = await exchange(deps, priya, device.request());
    expect([unannounced, response.epoch]).toEqual([false, 'epoch-3']);
  });
});

describe('a device without a token names what it was told, and hears what of it is forgotten', () => {
  /** Starts the visit; what the device was told of it. */
  const started = async (): Promise<Acknowledged> => {
    const { outcomes } = await device.ask(deps, { commands: [device.seal(starting())] });
    return outcomes.map(({ id, outcome, version }): Acknowledged => [id, outcome, version])[0]!;
  };
  const forgotten = async (...acknowledged: Acknowledged[]) =>
    (await device.ask(deps, { token: null, acknowledged })).forgotten;

  beforeEach(() => device.catchUp(deps));

  test('nothing of what this server told it', async () => {
    expect(await forgotten(await started())).toBeUndefined();
  });

  test('what it lost, and what it told otherwise', async () => {
    const backup = structuredClone(store.state);
    const [id, outcome, version] = await started();
    expect(await forgotten([id, 'review', null])).toEqual([id]);
    expect(await forgotten([id, outcome, version! + 1])).toEqual([id]);
    Object.assign(store.state, backup);
    expect(await forgotten([id, outcome, version])).toEqual([id]);
  });

  test('then nothing of the request is taken: what waits may stand on that', async () => {
    const request = {
      token: null,
      acknowledged: [[derivedId('never'), 'applied', 7]] satisfies Acknowledged[],
    };
    const before = structuredClone(store.state);
    expect(await device.ask(deps, { ...request, commands: [device.seal(starting())] })).toMatchObject({
      ...{ incarnation: 'renew', forgotten: [derivedId('never')], outcomes: [], pull: { kind: 'current' } },
    });
    expect(store.state).toEqual(before);
  });

  test('of held work, neither what it was told first nor what became of it', async () => {
    const [id] = await started();
    const entry = store.state.log.get(id)!;
    store.state.log.set(id, { ...entry, outcome: 'held', version: null });
    store.state.later.set(id, { id, outcome: 'applied', reason: null, version: 9, at: now });
    expect(await forgotten([id, 'held', null])).toBeUndefined();
    expect(await forgotten([id, 'applied', 9])).toBeUndefined();
  });

  test('and of another person’s work nothing', async () => {
    const told = await started();
    store.state.senders.set(told[0], { ...priya, personId: people.marc.id });
    expect(await forgotten(told)).toEqual([told[0]]);
  });
});
