import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../tools/check/test-database';
import { startApi, type TestApi } from '../../../test/api';
import { stranger } from '../../../test/client';
import { asOwner } from '../../../test/owner';
import { buildWorld, type World } from '../../../test/world';

let database: TestDatabase;
let world: World;
let api: TestApi;
beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  api = await startApi(database);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function page({ url }: TestApi, path = '/', language = 'en'): Promise<string> {
  const answer = await stranger(url)(path, { headers: { 'accept-language': language } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/html');
  return answer.body as string;
}

const issueDemoCode = () =>
  asOwner(database.ownerUrl, ({ rows }) =>
    rows(
      `insert into app.activation_code (id, agency_id, person_id, issued_by, code_hash, expires_at, demo)
       values (gen_random_uuid(), $1, $2, $2, 'x', 'infinity', true)`,
      [world.agencyId, world.people.priya.id],
    ),
  );

test('says what is where, in the language asked for, without any script', async () => {
  for (const text of [await page(api), await page(api, '/?lang=en', 'fr-CA')]) {
    expect(text).toContain('<html lang="en">');
    for (const address of ['/app/', '/console/', '/v1/reference'])
      expect(text).toContain(`href="${address}"`);
    expect(text).not.toContain('<script');
  }
  expect(await page(api, '/', 'de, fr-CA;q=0.9')).toContain('Sur le téléphone');
  expect(await page(api, '/?lang=fr')).toContain('<html lang="fr">');
  expect(await page(api, '/?lang=%22%3E')).not.toContain('">"');
});

test('names the demo’s sign-ins where its data are, and never in production', async () => {
  expect(await page(api)).not.toContain('the password of the demo');
  await issueDemoCode();
  const text = await page(api);
  for (const word of ['the password of the demo', 'Priya Nair', '10000001', 'danielle@rideau.example']) {
    expect(text).toContain(word);
  }
  const production = await startApi(database, { config: { http: { production: true } } });
  expect(await page(production)).not.toContain('the password of the demo');
  await production.close();
});
