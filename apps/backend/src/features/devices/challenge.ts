import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '../../platform/keys';

const LIFETIME_MS = 2 * 60 * 1000;

/**
 * Challenges are not stored: each carries its end and is authenticated, for one device. That each opens one
 * session only is seen to when the session is stored.
 */
export interface Challenges {
  issue: (deviceId: string) => { challenge: string; expiresAt: number };
  /** Whether it was issued to this device and is still good. */
  accepts: (deviceId: string, challenge: string) => boolean;
}

export function createChallenges(authSecret: string, clock: () => number): Challenges {
  const key = deriveKey(authSecret, 'device challenge');
  const seal = (deviceId: string, body: string) =>
    createHmac('sha256', key).update(`${deviceId}\n${body}`).digest('base64url');
  return {
    issue: (deviceId) => {
      const expiresAt = clock() + LIFETIME_MS;
      const body = `${expiresAt}.${randomBytes(16).toString('base64url')}`;
      return { challenge: `${body}.${seal(deviceId, body)}`, expiresAt };
    },
    accepts: (deviceId, challenge) => {
      const end = challenge.lastIndexOf('.');
      const body = challenge.slice(0, end);
      const given = Buffer.from(challenge.slice(end + 1));
      const expected = Buffer.from(seal(deviceId, body));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      return Number(body.split('.')[0]) > clock();
    },
  };
}
