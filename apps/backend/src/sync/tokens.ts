import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a token says beside what the server remembers under its name. */
export interface Opened {
  name: string;
  /** How many tokens its incarnation had been given with it. */
  count: number;
}

/**
 * A token is a random name, a count and a signature over both and the incarnation. One that is signed and counts more than
 * the database knows of proves that the database was restored; a copied phone's does not.
 */
export interface Tokens {
  /** A new name. */
  mint(): string;
  /** The token that a device is given. */
  seal(opened: Opened, incarnation: string): string;
  /** Null: not one of ours, or another incarnation's. */
  open(token: string, incarnation: string): Opened | null;
}

export function signedTokens(secret: string, random: (bytes: number) => Buffer = randomBytes): Tokens {
  const sign = (said: string, incarnation: string) =>
    createHmac('sha256', secret)
      .update(`berthcare.sync-token.v1\n${incarnation}\n${said}`)
      .digest('base64url')
      .slice(0, 11);
  return {
    mint: () => random(9).toString('base64url'),
    seal: ({ name, count }, incarnation) => {
      const said = `${name}.${count.toString(36)}`;
      return `${said}.${sign(said, incarnation)}`;
    },
    open: (token, incarnation) => {
      const [name = '', count = '', signature = ''] = token.split('.');
      const expected = Buffer.from(sign(`${name}.${count}`, incarnation));
      const given = Buffer.from(signature);
      const ours = expected.length === given.length && timingSafeEqual(expected, given);
      return ours ? { name, count: parseInt(count, 36) } : null;
    },
  };
}
