import { afterEach, beforeEach, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../apps/backend/test/api';
import { deviceToken } from '../../apps/backend/test/client';
import { asOwner } from '../../apps/backend/test/owner';
import { until } from '../../apps/backend/test/until';
import { buildWorld, type World } from '../../apps/backend/test/world';
import { sentryListener } from '../../apps/backend/src/platform/faults/sentry';
import { createHttpClient, type HttpClient } from '../../apps/mobile/src/platform/http';
import { receiveReports, type ReportReceiver } from '../check/report-receiver';
import { freshDatabase, type TestDatabase } from '../check/test-database';

let database: TestDatabase;
let world: World;
let receiver: ReportReceiver;
let api: TestApi;
let flush: () => Promise<void>;
beforeEach(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.ownerUrl);
  receiver = await receiveReports();
  const faults = sentryListener({ dsn: receiver.dsn, environment: 'test', release: undefined });
  flush = faults.flush;
  api = await startApi(database, { faults });
});
afterEach(async () => {
  await api.close();
  await receiver.close();
  await database.drop();
});

/** The phone's own client, and the id that each of its requests left with. */
function phone(token: string): { http: HttpClient; sentIds: string[] } {
  const sentIds: string[] = [];
  const http = createHttpClient({
    origin: api.url,
    token: () => token,
    fetch: (address, init) => {
      sentIds.push(new Headers(init?.headers).get('x-request-id') ?? 'none');
      return fetch(address, init);
    },
  });
  return { http, sentIds };
}

const linesAbout = (id: string) =>
  api.logLines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line['requestId'] === id);

it('one id is in the phone’s request, the answer, the log and the report', async () => {
  const { http, sentIds } = phone(await deviceToken(database.ownerUrl, world.people.priya.deviceId));
  const request = { method: 'POST', path: '/v1/sync', body: {} } as const;

  const refused = await http.send(request);
  expect(refused).toMatchObject({ status: 400, body: { error: { requestId: sentIds[0] } } });
  expect(await until(() => linesAbout(sentIds[0]!).length > 0 && linesAbout(sentIds[0]!))).toMatchObject([
    { event: 'request', route: '/v1/sync', status: 400 },
  ]);

  await asOwner(database.ownerUrl, ({ rows }) => rows('alter table app.device_session rename to moved'));
  const failed = await http.send(request);
  expect(failed).toMatchObject({ status: 500, body: { error: { requestId: sentIds[1] } } });
  await until(() => linesAbout(sentIds[1]!).length === 2);
  expect(linesAbout(sentIds[1]!).map(({ event }) => event)).toEqual(['fault', 'request']);
  await flush();
  expect(receiver.events()).toMatchObject([{ tags: { requestId: sentIds[1], route: '/v1/sync' } }]);
  expect(new Set(sentIds).size).toBe(2);
});
