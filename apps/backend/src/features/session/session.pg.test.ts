import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { emailOf, giveLogin, officeSession, PASSWORD, stranger, type Asker } from '../../../test/client';
import { asOwner } from '../../../test/owner';
import { buildWorld, type Person, type World } from '../../../test/world';

let database: TestDatabase;
let api: TestApi;
let world: World;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
  for (const person of [world.people.danielle, world.people.ada, world.people.priya]) {
    await giveLogin(database.ownerUrl, person);
  }
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const signIn = (asker: Asker, person: Person, password = PASSWORD) =>
  asker('/v1/office/sign-in', { json: { email: emailOf(person), password }, headers: { origin: api.url } });

test('the right password opens a session whose cookie no script and no other site sees', async () => {
  const answer = await signIn(stranger(api.url), world.people.danielle);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    person: { id: world.people.danielle.id, name: 'danielle', role: 'coordinator', locale: 'en' },
    agency: { id: world.agencyId, name: 'rideau', timeZone: 'America/Toronto' },
    teams: [{ id: world.teams.east, name: 'east' }],
  });
  const [cookie = '', ...others] = answer.headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie).toMatch(/^berthcare-office=/);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
  expect(cookie).toContain('Path=/');
  expect(cookie).not.toContain('Domain');
});

test('over https the cookie is bound to the host', async () => {
  const secure = await startApi(database, {
    config: { http: { secure: true, publicUrl: 'https://care.example' } },
  });
  const answer = await stranger(secure.url)('/v1/office/sign-in', {
    json: { email: emailOf(world.people.ada), password: PASSWORD },
    headers: { origin: secure.url },
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-berthcare-office=/);
  expect(cookie).toContain('Secure');
  expect(answer.headers.get('strict-transport-security')).toContain('max-age');
  await secure.close();
});

test('a wrong password, an unknown e-mail and a person without the office’s rights get the same answer', async () => {
  const [wrong, unknown, caregiver] = [
    await signIn(stranger(api.url), world.people.danielle, 'wrong'),
    await signIn(stranger(api.url), world.foreign.coordinator),
    await signIn(stranger(api.url), world.people.priya),
  ];
  for (const { status, code, headers } of [wrong, unknown, caregiver]) {
    expect(status).toBe(401);
    expect(code).toBe('auth.refused');
    expect(headers.getSetCookie()).toEqual([]);
  }
});

test('the e-mail’s case does not matter', async () => {
  const answer = await stranger(api.url)('/v1/office/sign-in', {
    json: { email: emailOf(world.people.ada).toUpperCase(), password: PASSWORD },
    headers: { origin: api.url },
  });
  expect(answer.status).toBe(200);
});

test('signing out ends the session at once, in the browser and for who kept the cookie', async () => {
  const danielle = await officeSession(api.url, world.people.danielle);
  expect((await danielle('/v1/office/me')).status).toBe(200);
  const out = await danielle('/v1/office/sign-out', { method: 'POST' });
  expect(out.status).toBe(204);
  expect(out.headers.getSetCookie()).toEqual([expect.stringMatching(/^berthcare-office=; Max-Age=0/)]);
  expect((await danielle('/v1/office/me')).code).toBe('auth.required');
});

test('a session ends with what gave it its rights: the row, or the person’s place in the office', async () => {
  const ada = await officeSession(api.url, world.people.ada);
  const set = (sql: string) => asOwner(database.ownerUrl, ({ rows }) => rows(sql, [world.people.ada.id]));
  await set('update app.person set active = false where id = $1');
  expect((await ada('/v1/office/me')).status).toBe(401);
  await set(`update app.person set active = true, role = 'caregiver' where id = $1`);
  expect((await ada('/v1/office/me')).status).toBe(401);
  await set(`update app.person set role = 'administrator' where id = $1`);
  expect((await ada('/v1/office/me')).status).toBe(200);
  await set(`delete from auth.session using auth."user" u where u.id = "userId" and u."personId" = $1`);
  expect((await ada('/v1/office/me')).status).toBe(401);
});

test('five wrong passwords from one address, and the right one must wait; from elsewhere it need not', async () => {
  const here = stranger(api.url);
  for (let i = 0; i < 5; i += 1) {
    expect((await signIn(here, world.people.danielle, `guess ${i}`)).status).toBe(401);
  }
  const refused = await signIn(here, world.people.danielle);
  expect(refused.status).toBe(429);
  expect(refused.code).toBe('rate.limited');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signIn(stranger(api.url), world.people.danielle)).status).toBe(200);
});

test('the database holds no password, and no e-mail or address in the counts', async () => {
  const dump = await asOwner(database.ownerUrl, async ({ rows }) => [
    ...(await rows('select * from auth.account')),
    ...(await rows('select * from app.rate_limit')),
  ]);
  const text = JSON.stringify(dump);
  expect(text).toContain('sign-in.pair');
  expect(text).not.toContain(PASSWORD);
  expect(text).not.toContain('example.test');
  expect(text).not.toMatch(/"key":"[^"]*10\.\d+\.\d+\.\d+/);
});
