import { createHmac, randomInt } from 'node:crypto';
import { ACTIVATION_CODE_DIGITS } from '@berthcare/shared/contracts/devices';
import { deriveKey } from '../../platform/keys';

export const CODE_MINUTES = 15;

export function newCode(): string {
  return String(randomInt(10 ** ACTIVATION_CODE_DIGITS)).padStart(ACTIVATION_CODE_DIGITS, '0');
}

/** Keyed: with the table alone all hundred million codes could be tried in a second. */
export function codeHasher(authSecret: string): (code: string) => Buffer {
  const key = deriveKey(authSecret, 'activation code');
  return (code) => createHmac('sha256', key).update(code).digest();
}
