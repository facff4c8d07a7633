import { randomBytes, randomUUID } from 'node:crypto';
import { projectionOf } from '@berthcare/shared/sync/projection';
import { newDeviceKey, signChallenge } from '../client';
import type { World } from '../world';

/** A request to an endpoint: what stands in its path and its body. */
export interface Sent {
  params?: Record<string, string>;
  json?: unknown;
}

export interface Case {
  /** One that is well-formed: it may succeed or be refused, and is where mutations start. */
  valid: (world: World) => Sent;
  /** Bodies the schema must not take, beside those made from `valid`. */
  malformed?: (world: World) => unknown[];
  /**
   * Requests about what belongs to another agency or team: each is answered exactly as one about what does
   * not exist at all. `of` is the id of the foreign thing.
   */
  foreign?: (world: World) => { of: string; sent: (id: string) => Sent }[];
  /** The answer carries the agency's directory, which names its people of all teams (decision 0052). */
  directory?: true;
}

const key = newDeviceKey();
const code = '12345678';
const device = { code, publicKey: key.publicKey, name: 'Phone', platform: 'web' };

const syncRequest = (commands: unknown[] = []) => ({
  protocol: 1,
  epoch: null,
  incarnation: randomUUID(),
  lastSeq: 0,
  projection: projectionOf('caregiver'),
  token: null,
  now: Date.now(),
  commands,
});

const officeCommand = (stream: string) => ({
  id: randomUUID(),
  type: 'visit.addend',
  v: 1,
  stream,
  at: Date.now(),
  basis: {},
  payload: { visitId: randomUUID(), reason: 'late entry', text: 'x' },
});

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
  'POST /v1/sync': {
    valid: () => ({ json: syncRequest() }),
    malformed: () => [{ ...syncRequest(), commands: Array(51).fill({}) }],
    directory: true,
  },
  'POST /v1/commands': {
    valid: ({ clients }) => ({ json: officeCommand(clients.osei) }),
    foreign: ({ clients, foreign }) =>
      [foreign.clientId, clients.voss].map((of) => ({ of, sent: (id) => ({ json: officeCommand(id) }) })),
  },
  'GET /v1/hints': { valid: () => ({}) },
  'GET /v1/office/days/:day': { valid: ({ today }) => ({ params: { day: today } }) },
  'GET /v1/office/visits/:id': {
    valid: ({ visits }) => ({ params: { id: visits.osei } }),
    foreign: ({ visits, foreign }) =>
      [foreign.visitId, visits.voss].map((of) => ({ of, sent: (id) => ({ params: { id } }) })),
  },
  'GET /v1/office/caregivers': { valid: () => ({}) },
};
