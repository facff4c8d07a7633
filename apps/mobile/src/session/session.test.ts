import type { HttpClient, HttpResult } from '../platform/http';
import { beforeEach, expect, test } from 'vitest';
import { accountStore, type Account, type AccountStore } from './account';
import { loadSession, type Session } from './session';

const accountOf = (name: string) =>
  ({ deviceId: `${name}'s phone`, person: { id: name }, agency: { id: 'agency' } }) as Account;
const answer = (body: unknown): HttpResult => ({ kind: 'response', status: 200, body, retryAfterMs: null });

let store: AccountStore;
let session: Session;
/** Whose session is asked for, by their phone; each waits until the office opens it. */
let opening: { deviceId: string; opens: () => void }[];

beforeEach(async () => {
  const secrets = new Map<string, string>();
  store = accountStore({
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  });
  await store.write(accountOf('priya'), { pushToken: 'push', authorKey: 'key' });
  opening = [];
  const http: HttpClient = {
    async send({ path, body }) {
      if (path.endsWith('challenge')) return answer({ challenge: 'sign this' });
      if (path.endsWith('activate'))
        return answer({
          ...accountOf('marc'),
          session: { token: 'of his code' },
          pushToken: '',
          authorKey: '',
        });
      const { deviceId } = body as { deviceId: string };
      return new Promise((resolve) => {
        const opens = () => resolve(answer({ session: { token: `of ${deviceId}` } }));
        opening.push({ deviceId, opens });
      });
    },
  };
  const key = async () => ({
    publicJwk: async () => ({ kty: 'EC', crv: 'P-256', x: '', y: '' }) as const,
    sign: async () => 'signed',
  });
  session = await loadSession({ http, store, key, platform: 'web', deviceName: 'Chrome' });
});

/** Resolves when so many have come as far as the office. */
const asked = async (count: number) => {
  while (opening.length < count) await new Promise((next) => setTimeout(next));
};
const kept = async () => (await store.read())?.token;

test('calls at the same time share one new session, which is kept', async () => {
  const both = [session.renew(), session.renew()];
  await asked(1);
  opening[0]!.opens();
  expect(await Promise.all(both)).toEqual(['opened', 'opened']);
  expect([opening.length, session.token(), await kept()]).toEqual([
    1,
    "of priya's phone",
    "of priya's phone",
  ]);
});

test('a session that opens after its person has left is nobody’s', async () => {
  const late = session.renew();
  await asked(1);
  await session.end();
  opening[0]!.opens();
  expect([await late, session.token(), await session.renew()]).toEqual(['ended', null, 'ended']);
});

test('nor is it the next person’s, who opens their own', async () => {
  const hers = session.renew();
  await asked(1);
  await session.end();
  await session.activate('12345678');
  const his = session.renew();
  await asked(2);
  opening[0]!.opens();
  expect([await hers, session.token(), await kept()]).toEqual(['ended', 'of his code', 'of his code']);
  const shared = session.renew();
  opening[1]!.opens();
  expect([await his, await shared, opening.length]).toEqual(['opened', 'opened', 2]);
  expect([session.token(), await kept()]).toEqual(["of marc's phone", "of marc's phone"]);
});
