import { createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { sessionChallengeText } from '@berthcare/shared/contracts/devices';
import { ApiError } from '../../api-error';

/** Throws `request.malformed` for numbers that are no point of the curve. */
export function readPublicKey(jwk: JsonWebKey): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch (error) {
    throw new ApiError('request.malformed', {
      details: [{ field: 'body.publicKey', problem: 'not_on_curve' }],
      cause: error,
    });
  }
}

/** Whether the key's holder signed this challenge. The signature is in base64url, r and s in 32 bytes each. */
export function signedBy(jwk: JsonWebKey, deviceId: string, challenge: string, signature: string): boolean {
  return verify(
    'sha256',
    Buffer.from(sessionChallengeText(deviceId, challenge)),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
