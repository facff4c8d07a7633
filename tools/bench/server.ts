import { randomUUID } from 'node:crypto';
import { tokenIsCurrent } from '../../apps/backend/src/platform/postgres/record-tokens';
import { testPool } from '../../apps/backend/test/owner';
import { projectionOf } from '../../libs/shared/src/sync/projection';
import { compactResponse, expand } from '../../libs/shared/src/sync/compact';
import { protocolVersion, type Page, type SyncRequest } from '../../libs/shared/src/sync/wire';
import { emptyDevice, moreOf, type Activation } from './phones';
import type { Report } from './report';
import { ask, type Encoding } from './wire';

const ROUNDS = 500;
const PULLS = 20;
const KIB = 1024;

/** A phone that has everything asks again: over HTTP, and the one statement it costs the database. */
export async function measureNothingNew(
  url: string,
  apiUrl: string,
  phone: Activation,
  report: Report,
): Promise<void> {
  const request = await heldRequest(url, phone);
  const exchanges: number[] = [];
  const alive: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ms, body } = await ask(`${url}/v1/sync`, { token: phone.token, json: request });
    exchanges.push(ms);
    if (round === 0 && compactResponse.parse(JSON.parse(String(body))).pull.kind !== 'current')
      throw new Error('There was something new.');
    alive.push((await ask(`${url}/healthz`)).ms);
  }
  const { statements, floors } = await statementTimes(apiUrl, phone, request);

  report.title('5. The server: an exchange with nothing new (one connection, loopback)');
  const whole = report.times('POST /v1/sync', exchanges);
  const floor = report.times('floor: GET /healthz, which asks nobody', alive);
  report.ratio('ratio', whole, floor);
  const statement = report.times('the statement “is the token current”, from Node and back', statements);
  const select = report.times('floor: select 1, from Node and back', floors);
  report.ratio('ratio', statement, select);
  report.row('  difference of the medians: what the database works', '', statement.median - select.median);
}

async function statementTimes(
  apiUrl: string,
  { agencyId, personId, deviceId, timeZone }: Activation,
  { token, incarnation, projection }: SyncRequest,
): Promise<{ statements: number[]; floors: number[] }> {
  const pool = testPool(apiUrl, 1);
  const actor = { agencyId, personId, deviceId, timeZone, role: 'caregiver' as const };
  const query = { token: token!, incarnation, projection, now: Date.now() };
  const statements: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    statements.push(await timed(() => tokenIsCurrent(pool, actor, query)));
    floors.push(await timed(() => pool.query({ name: 'floor', text: 'select 1' })));
  }
  const current = await tokenIsCurrent(pool, actor, query);
  await pool.end();
  if (!current) throw new Error('The token was not current.');
  return { statements, floors };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

const firstRequest = (): SyncRequest => ({
  ...{ protocol: protocolVersion, epoch: null, incarnation: randomUUID(), lastSeq: 0 },
  ...{ projection: projectionOf('caregiver'), token: null, now: Date.now(), commands: [] },
});

/** What a phone sends that has just pulled everything. */
async function heldRequest(url: string, phone: Activation): Promise<SyncRequest> {
  const { request } = await pullAll(url, phone, 'identity');
  return request;
}

interface Pulled {
  rows: number;
  pages: number;
  bytes: number;
  ms: number;
  request: SyncRequest;
}

/** Pulls everything for an installation that has nothing. */
async function pullAll(url: string, { token }: Activation, encoding: Encoding): Promise<Pulled> {
  const pulled: Pulled = { rows: 0, pages: 0, bytes: 0, ms: 0, request: firstRequest() };
  for (let more = true; more;) {
    const answer = await ask(`${url}/v1/sync`, { token, encoding, json: pulled.request });
    const { epoch, pull } = expand(
      compactResponse.parse(JSON.parse(String(answer.body))),
      pulled.request.epoch,
    );
    if (pull.kind !== 'page') throw new Error(`The server answered ${pull.kind}.`);
    pulled.rows += rowsOf(pull);
    pulled.pages += 1;
    pulled.bytes += answer.bytes;
    pulled.ms += answer.ms;
    pulled.request = { ...pulled.request, epoch, token: pull.token };
    more = pull.more;
  }
  return pulled;
}

const rowsOf = ({ tables }: Page) => tables.reduce((sum, { ids }) => sum + ids.length, 0);

/** Everything a caregiver's empty phone gets: on the wire, and into the engine's database. */
export async function measureColdPulls(url: string, phone: Activation, report: Report): Promise<void> {
  const encodings = ['identity', 'gzip', 'br'] as const;
  const pulls = encodings.map((encoding) => ({ encoding, all: [] as Pulled[] }));
  const applied: number[] = [];
  for (let round = 0; round < PULLS; round += 1) {
    for (const { encoding, all } of pulls) all.push(await pullAll(url, phone, encoding));
    const device = await emptyDevice(url, phone);
    applied.push(
      await timed(async () => {
        while (moreOf(await device.exchange()));
      }),
    );
  }
  const [{ rows, pages }] = pulls[0]!.all as [Pulled];
  report.title(`   A cold pull: a caregiver’s records, ${rows} rows in ${pages} pages`);
  for (const { encoding, all } of pulls) {
    const size = `${(all[0]!.bytes / KIB).toFixed(1)} KiB`;
    report.times(
      `POST /v1/sync, ${encoding}: ${size}`,
      all.map(({ ms }) => ms),
    );
  }
  report.times('the same into a phone’s engine (Node, in memory)', applied);
}
