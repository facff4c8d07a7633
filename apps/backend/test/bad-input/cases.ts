import { randomBytes, randomUUID } from 'node:crypto';
import { compactResponse, expand } from '@berthcare/shared/sync/compact';
import { limits } from '@berthcare/shared/sync/limits';
import { commandHash } from '@berthcare/shared/sync/seal';
import type { WireCommand } from '@berthcare/shared/sync/wire';
import { newDeviceKey, signChallenge } from '../client';
import { pushRequest, sealed, syncRequest } from '../sealed';
import type { World } from '../world';

/** A request to an endpoint: what stands in its path and its body. */
export interface Sent {
  params?: Record<string, string>;
  json?: unknown;
}

export interface Case {
  /** One that is well-formed: it may succeed or be refused, and is where mutations start. */
  valid: (world: World) => Sent;
  /** A body made from `valid`, as if nothing like it had been sent before; for what is answered once. */
  anew?: (body: unknown) => unknown;
  /** Bodies the schema must not take, beside those made from `valid`. */
  malformed?: (world: World) => unknown[];
  /**
   * Requests about what belongs to another agency or team: each is answered exactly as one about what does
   * not exist at all. `of` is the id of the foreign thing.
   */
  foreign?: (world: World) => { of: string; sent: (id: string) => Sent }[];
  /** The answer as it reads, where it goes over the wire in another form. */
  legible?: (answer: unknown) => unknown;
  /** The answer carries the agency's directory, which names its people of all teams (decision 0052). */
  directory?: true;
}

const key = newDeviceKey();
const code = '12345678';
const device = { code, publicKey: key.publicKey, name: 'Phone', platform: 'web' };

/** Priya documents at Osei's: an item, and the place of check-in. */
const documenting = ({ clients, visits, people }: World): WireCommand =>
  sealed({
    ...{ type: 'visit.document', stream: clients.osei, author: people.priya.id },
    basis: { [`visitEntry/${randomUUID()}/value`]: null },
    payload: {
      visitId: visits.osei,
      entries: [
        {
          ...{ item: 'vital.pulse', kind: 'vital', value: { kind: 'vital', amount: 71 }, provenance: 'new' },
          ...{ sourceEntryId: null, together: false, recordedAt: Date.now() },
        },
      ],
      place: { latitude: 45.4, longitude: -75.7, accuracy: 12, at: Date.now() },
    },
  });

/** The same, in a box. */
function boxed(world: World, box: string): never {
  const { basis: _basis, payload: _payload, ...envelope } = documenting(world);
  return { ...envelope, box } as never;
}

/**
 * Under a new incarnation, with a new id and the hash of what it has become: so that a rule comes to see it. With a
 * token that nobody knows, for which no page is read.
 */
function offeredAnew(body: unknown): unknown {
  if (!isObject(body) || !isObject(body['commands'])) return body;
  const commands = Array.isArray(body['commands']) ? body['commands'].map(sealedAnew) : body['commands'];
  const { incarnation, token } = body;
  return {
    ...{ ...body, commands },
    incarnation: isId(incarnation) ? randomUUID() : incarnation,
    ...(token === null && { token: 'unknown' }),
  };
}

function sealedAnew(command: unknown): unknown {
  if (!isObject(command) || !isHash(command['hash'])) return command;
  const anew = { ...command, ...(isId(command['id']) ? { id: randomUUID() } : {}) };
  return { ...anew, hash: commandHash(anew as never) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const officeCommand = (stream: string, visitId: string = randomUUID()) => ({
  id: randomUUID(),
  type: 'visit.addend',
  v: 1,
  stream,
  at: Date.now(),
  basis: {},
  payload: {
    ...{ addendumId: randomUUID(), visitId, item: null, value: null, previous: null },
    ...{ reason: 'late entry', text: 'x', at: Date.now() },
  },
});

/** Lists within one another. */
const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => [inner], null);
const tooDeep = nested(limits.payloadLevels + 1);

/** That other people's photos are as if they were not there is shown where there are some. */
const photo: Case = { valid: () => ({ params: { id: randomUUID() } }) };

/** One entry for every endpoint of the API: an endpoint without one fails the suite. */
export const cases: Record<string, Case> = {
  'POST /v1/office/sign-in': {
    valid: () => ({ json: { email: 'nobody@example.test', password: 'not this one' } }),
    malformed: () => [
      { email: 'no address', password: 'x' },
      { email: `${'a'.repeat(250)}@example.test`, password: 'x' },
      { email: 'a@example.test', password: 'x'.repeat(129) },
    ],
  },
  'POST /v1/office/sign-out': { valid: () => ({}) },
  'GET /v1/office/me': { valid: () => ({}) },
  'GET /v1/reporting': { valid: () => ({}) },
  'POST /v1/office/activation-codes': {
    valid: ({ people }) => ({ json: { personId: people.priya.id } }),
    foreign: ({ people, foreign }) =>
      [foreign.person.id, people.omar.id].map((of) => ({ of, sent: (id) => ({ json: { personId: id } }) })),
  },
  'POST /v1/devices/activate': {
    valid: () => ({ json: device }),
    malformed: () => [
      { ...device, code: '1234567' },
      { ...device, code: '1234567a' },
      { ...device, name: '  ' },
      { ...device, platform: 'toaster' },
      { ...device, publicKey: { ...key.publicKey, d: key.publicKey.x } },
      { ...device, publicKey: { ...key.publicKey, crv: 'P-384' } },
      // No point of the curve.
      { ...device, publicKey: { ...key.publicKey, x: 'A'.repeat(43) } },
    ],
  },
  'POST /v1/devices/challenge': { valid: ({ people }) => ({ json: { deviceId: people.priya.deviceId } }) },
  'POST /v1/devices/session': {
    valid: ({ people }) => {
      const challenge = randomBytes(24).toString('base64url');
      const { deviceId } = people.priya;
      return { json: { deviceId, challenge, signature: signChallenge(key, deviceId, challenge) } };
    },
    foreign: ({ people, foreign }) =>
      [foreign.person.deviceId, people.omar.deviceId].map((of) => ({
        of,
        sent: (deviceId) => ({ json: { deviceId, challenge: 'x', signature: 'A'.repeat(86) } }),
      })),
  },
  'GET /v1/office/devices': { valid: () => ({}) },
  'POST /v1/office/devices/:id/revoke': {
    valid: ({ people }) => ({ params: { id: people.luc.deviceId } }),
    foreign: ({ people, foreign }) =>
      [foreign.person.deviceId, people.omar.deviceId].map((of) => ({
        of,
        sent: (id) => ({ params: { id } }),
      })),
  },
  'GET /v1/office/devices/:id/report': {
    valid: ({ people }) => ({ params: { id: people.priya.deviceId } }),
    foreign: ({ people, foreign }) =>
      [foreign.person.deviceId, people.omar.deviceId].map((of) => ({
        of,
        sent: (id) => ({ params: { id } }),
      })),
  },
  'POST /v1/push': {
    valid: (world) => ({ json: pushRequest([documenting(world)]) }),
    anew: offeredAnew,
    malformed: (world) => [
      pushRequest(Array(limits.commandsPerRequest + 1).fill(documenting(world))),
      pushRequest([{ ...documenting(world), payload: tooDeep }]),
    ],
  },
  'POST /v1/sync': {
    legible: (answer) => expand(compactResponse.parse(answer), null),
    valid: (world) => ({ json: syncRequest([documenting(world)]) }),
    anew: offeredAnew,
    malformed: (world) => [
      syncRequest(Array(limits.commandsPerRequest + 1).fill(documenting(world))),
      syncRequest([{ ...documenting(world), payload: tooDeep }]),
      syncRequest([{ ...documenting(world), box: 'both' } as never]),
      syncRequest([boxed(world, 'no base64url')]),
      syncRequest([boxed(world, 'A'.repeat(limits.boxLength + 1))]),
    ],
    directory: true,
  },
  'POST /v1/commands': {
    valid: ({ clients, visits }) => ({ json: officeCommand(clients.osei, visits.osei) }),
    anew: (body) => (isObject(body) && isId(body['id']) ? { ...body, id: randomUUID() } : body),
    malformed: ({ clients }) => [{ ...officeCommand(clients.osei), payload: tooDeep }],
    foreign: ({ clients, foreign }) =>
      [foreign.clientId, clients.voss].map((of) => ({ of, sent: (id) => ({ json: officeCommand(id) }) })),
  },
  'GET /v1/hints': { valid: () => ({}) },
  'POST /v1/photos/:id/picture': photo,
  'GET /v1/photos/:id/picture': photo,
  'GET /v1/office/days/:day': { valid: ({ today }) => ({ params: { day: today } }) },
  'GET /v1/office/visits/:id': {
    valid: ({ visits }) => ({ params: { id: visits.osei } }),
    foreign: ({ visits, foreign }) =>
      [foreign.visitId, visits.voss].map((of) => ({ of, sent: (id) => ({ params: { id } }) })),
  },
  'GET /v1/office/caregivers': { valid: () => ({}) },
  'GET /v1/office/waiting': { valid: () => ({}) },
  'GET /v1/office/waiting/counts': { valid: () => ({}) },
};
