import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A token is random and signed: the signature tells a token of this server that it no longer knows (it was restored)
 * from one that never was.
 */
export interface Tokens {
  mint(): string;
  ours(token: string): boolean;
}

export function signedTokens(secret: string, random: (bytes: number) => Buffer = randomBytes): Tokens {
  const sign = (nonce: string) =>
    createHmac('sha256', secret).update(`berthcare.sync-token.v1\n${nonce}`).digest('base64url').slice(0, 11);
  return {
    mint: () => {
      const nonce = random(9).toString('base64url');
      return `${nonce}.${sign(nonce)}`;
    },
    ours: (token) => {
      const [nonce = '', signature = ''] = token.split('.');
      const expected = Buffer.from(sign(nonce));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
