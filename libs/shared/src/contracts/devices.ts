import { z } from 'zod';
import { roles } from '../domain/permissions';
import { endpoint } from './endpoint';
import { id, instant, line, locale } from './fields';

/** Digits of an activation code: short enough to be read out over the telephone. */
export const ACTIVATION_CODE_DIGITS = 8;

/** A coordinate of a P-256 point: 32 bytes. */
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The device's public key as JWK. The private one never leaves the device. */
export const devicePublicKey = z
  .strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate })
  .meta({ id: 'DevicePublicKey' });

const deviceSession = z.object({
  /** For `Authorization: Bearer`. */
  token: z.string(),
  expiresAt: instant,
});

/**
 * The text a device signs with ECDSA P-256 and SHA-256 to open a session. No time of the device is in
 * it: a phone with a wrong clock signs in like any other.
 */
export function sessionChallengeText(deviceId: string, challenge: string): string {
  return `berthcare.session.v1\n${deviceId}\n${challenge}`;
}

/** A new code replaces the person's earlier unused one. */
export const issueActivationCode = endpoint({
  method: 'POST',
  path: '/v1/office/activation-codes',
  summary: 'Issue an activation code for a person of your teams',
  tag: 'Devices',
  auth: 'office',
  permission: 'devices.manage',
  body: z.strictObject({ personId: id }),
  response: z.object({ code: z.string(), expiresAt: instant }),
  errors: ['not_found'],
});

export const activateDevice = endpoint({
  method: 'POST',
  path: '/v1/devices/activate',
  summary: 'Make this device the person’s, with the code the office gave',
  tag: 'Devices',
  auth: 'none',
  body: z.strictObject({
    code: z.string().regex(new RegExp(`^\\d{${ACTIVATION_CODE_DIGITS}}$`)),
    publicKey: devicePublicKey,
    name: line,
    platform: z.enum(['ios', 'android', 'web']),
  }),
  bodyLimit: 4_096,
  response: z.object({
    deviceId: id,
    person: z.object({
      id,
      name: z.string(),
      credential: z.string().nullable(),
      role: z.enum(roles),
      locale,
    }),
    agency: z.object({ id, name: z.string(), timeZone: z.string(), phone: z.string() }),
    session: deviceSession,
    /** For `Authorization: Bearer` at `/v1/push`: outlives the session, the sign-out and a revocation. */
    pushToken: z.string(),
    /**
     * 32 bytes in base64url, the person's own and the same at each activation: what was not sent yet when they sign out is
     * sealed with it. A phone forgets it with the sign-out.
     */
    authorKey: z.string(),
    serverTime: instant,
  }),
  errors: ['activation.refused'],
});

/** Answers for any id, known or not. */
export const challengeDevice = endpoint({
  method: 'POST',
  path: '/v1/devices/challenge',
  summary: 'Ask for the challenge that opens a session',
  tag: 'Devices',
  auth: 'none',
  body: z.strictObject({ deviceId: id }),
  bodyLimit: 4_096,
  response: z.object({ challenge: z.string(), expiresAt: instant }),
});

export const openDeviceSession = endpoint({
  method: 'POST',
  path: '/v1/devices/session',
  summary: 'Open a session with the signed challenge',
  tag: 'Devices',
  auth: 'none',
  body: z.strictObject({
    deviceId: id,
    challenge: z.string().min(1).max(200),
    /** Both numbers of the signature, 32 bytes each, one after the other (IEEE P1363), in base64url. */
    signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  }),
  bodyLimit: 4_096,
  response: z.object({ session: deviceSession, serverTime: instant }),
  errors: ['auth.refused', 'auth.device_revoked', 'server.replaying'],
});

const device = z
  .object({
    id,
    person: z.object({ id, name: z.string() }),
    name: z.string(),
    platform: z.enum(['ios', 'android', 'web']),
    activatedAt: instant,
    lastHeardAt: instant.nullable(),
    signedOutAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Device' });

export const listDevices = endpoint({
  method: 'GET',
  path: '/v1/office/devices',
  summary: 'The devices of your teams',
  tag: 'Devices',
  auth: 'office',
  permission: 'devices.manage',
  response: z.object({ devices: z.array(device) }),
});

/** Effective at once: the device's sessions open nothing any more. Revoking twice is once. */
export const revokeDevice = endpoint({
  method: 'POST',
  path: '/v1/office/devices/:id/revoke',
  summary: 'Revoke a device',
  tag: 'Devices',
  auth: 'office',
  permission: 'devices.manage',
  params: z.strictObject({ id }),
  response: z.object({ device }),
});

/** What has to be known of a phone that may be lost. Looking at it is a view of the records that it names. */
export const reportDevice = endpoint({
  method: 'GET',
  path: '/v1/office/devices/:id/report',
  summary: 'What a phone held when it was last heard, and what it has not sent',
  tag: 'Devices',
  auth: 'office',
  permission: 'devices.manage',
  params: z.strictObject({ id }),
  response: z.object({
    device,
    /** Commands that the phone has said it has, and that have not arrived; those it never spoke of nobody knows. */
    unsent: z.int().nonnegative(),
    /** Pictures of photos that the phone has told of, and that have not been found in the store. */
    pictures: z.int().nonnegative(),
    /** When it last fetched, and what it has held since; null where it has not fetched for a month. */
    held: z
      .object({
        at: instant,
        /** The days of visits, YYYY-MM-DD, both included. */
        from: z.iso.date(),
        to: z.iso.date(),
        /** Whose records, by name. */
        clients: z.array(z.object({ id, name: z.string() })),
        /** Records of clients of other teams, whom the asker may not see. */
        others: z.int().nonnegative(),
      })
      .nullable(),
  }),
});
