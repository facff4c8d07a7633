import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { sessionChallengeText } from '@berthcare/shared/contracts/devices';
import type { Endpoint, ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { errorBody } from '@berthcare/shared/contracts/errors';
import { setLogin } from '../src/features/session';
import { newId } from '../src/platform/id';
import { mintToken } from '../src/platform/keys';
import { asOwner, testPool } from './owner';
import type { Person } from './world';

export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed body; its text where it is no JSON. */
  body: unknown;
  /** The error's code; undefined in an answer that is none. */
  code: string | undefined;
  /** The body of a success, held to the endpoint's contract. */
  read: <E extends Endpoint>(endpoint: E) => ResponseOf<E>;
}

export interface Request {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  raw?: string | Uint8Array<ArrayBuffer>;
}

/** How somebody asks: nobody in particular, an office session or a device. */
export type Asker = (path: string, request?: Request) => Promise<Answer>;

/** Each asker has a network address of its own, so that limits by address do not mix tests. */
export function stranger(url: string, address = randomAddress()): Asker {
  return (path, request) => ask(url, path, request, { 'x-forwarded-for': address });
}

async function ask(
  url: string,
  path: string,
  request: Request = {},
  own: Record<string, string>,
): Promise<Answer> {
  const { json, raw, method = json !== undefined || raw !== undefined ? 'POST' : 'GET', headers } = request;
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...own,
      ...(json === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const answered = parsed(await response.text());
  return {
    status: response.status,
    headers: response.headers,
    body: answered,
    code: errorBody.safeParse(answered).data?.error.code,
    read: (endpoint) => {
      if (!response.ok) throw new Error(`Answered ${response.status}: ${JSON.stringify(answered)}`);
      return endpoint.response?.parse(answered) as ResponseOf<typeof endpoint>;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const randomAddress = () => `10.${[...randomBytes(3)].join('.')}`;

export const PASSWORD = 'a long enough password';
export const emailOf = ({ id }: Person) => `${id}@example.test`;

/** Gives a person of the office a password, as the demo data do. */
export async function giveLogin(ownerUrl: string, person: Person): Promise<void> {
  const pool = testPool(ownerUrl, 1);
  const login = {
    agencyId: person.agencyId,
    personId: person.id,
    email: emailOf(person),
    password: PASSWORD,
  };
  await setLogin(pool, { ...login, id: newId(Date.now()), name: 'somebody' });
  await pool.end();
}

/** Signs in to the console: the headers of a browser in which somebody is signed in. */
export async function officeCookie(url: string, person: Person): Promise<Record<string, string>> {
  const browser = { origin: url, 'x-forwarded-for': randomAddress() };
  const json = { email: emailOf(person), password: PASSWORD };
  const { status, headers } = await ask(url, '/v1/office/sign-in', { json }, browser);
  if (status !== 200) throw new Error(`Sign-in answered ${status}`);
  const cookies = headers.getSetCookie().map((line) => line.split(';')[0]);
  return { ...browser, cookie: cookies.join('; ') };
}

export async function officeSession(url: string, person: Person): Promise<Asker> {
  const browser = await officeCookie(url, person);
  return (path, request) => ask(url, path, request, browser);
}

/** A session's token, written into the database for a device that exists. */
export async function deviceToken(ownerUrl: string, deviceId: string): Promise<string> {
  const { token, hash } = mintToken();
  await asOwner(ownerUrl, ({ rows }) =>
    rows(
      `insert into app.device_session (token_hash, device_id, expires_at)
       values ($1, $2, now() + interval '1 day')`,
      [hash, deviceId],
    ),
  );
  return token;
}

/** A push-only credential, written into the database for another device of the person. */
export async function pushToken(ownerUrl: string, { id, agencyId }: Person): Promise<string> {
  const { token, hash } = mintToken();
  await asOwner(ownerUrl, async ({ insert }) => {
    const device = { id: newId(Date.now()), agency_id: agencyId, person_id: id, name: 'Put down' };
    await insert('device', [{ ...device, platform: 'web', public_key: {} }]);
    await insert('push_credential', [{ token_hash: hash, device_id: device.id }]);
  });
  return token;
}

export const deviceSession = async (ownerUrl: string, url: string, deviceId: string): Promise<Asker> =>
  bearing(url, await deviceToken(ownerUrl, deviceId));

export const bearing =
  (url: string, token: string, address = randomAddress()): Asker =>
  (path, request) =>
    ask(url, path, request, { authorization: `Bearer ${token}`, 'x-forwarded-for': address });

export interface DeviceKey {
  privateKey: KeyObject;
  /** JWK. */
  publicKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
}

export function newDeviceKey(): DeviceKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, publicKey: publicKey.export({ format: 'jwk' }) as DeviceKey['publicKey'] };
}

/** What a device answers to a challenge. */
export const signChallenge = ({ privateKey }: DeviceKey, deviceId: string, challenge: string): string =>
  sign('sha256', Buffer.from(sessionChallengeText(deviceId, challenge)), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
