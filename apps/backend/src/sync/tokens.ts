import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a token says beside what the server remembers under its name. */
export interface Opened {
  name: string;
  /** How many tokens its incarnation had been given with it. */
  count: number;
}

/** Whom a token was given to, and in which life of the database. */
export interface Given {
  incarnation: string;
  epoch: string;
}

/**
 * A token is a random name, a count and a signature over both, the incarnation and the epoch. One that is signed and counts
 * more than the database knows of, or is of a later epoch than its own, proves that the database was restored; a copied
 * phone's does not.
 */
export interface Tokens {
  /** A new name. */
  mint(): string;
  /** The token that a device is given. */
  seal(opened: Opened, given: Given): string;
  /** Null: not one of ours, another incarnation's, or of another epoch. */
  open(token: string, given: Given): Opened | null;
}

export function signedTokens(secret: string, random: (bytes: number) => Buffer = randomBytes): Tokens {
  const sign = (said: string, { incarnation, epoch }: Given) =>
    createHmac('sha256', secret)
      .update(`berthcare.sync-token.v2\n${incarnation}\n${epoch}\n${said}`)
      .digest('base64url')
      .slice(0, 11);
  return {
    mint: () => random(9).toString('base64url'),
    seal: ({ name, count }, given) => {
      const said = `${name}.${count.toString(36)}`;
      return `${said}.${sign(said, given)}`;
    },
    open: (token, given) => {
      const [name = '', count = '', said = ''] = token.split('.');
      const expected = Buffer.from(sign(`${name}.${count}`, given));
      const signature = Buffer.from(said);
      const ours = expected.length === signature.length && timingSafeEqual(expected, signature);
      return ours ? { name, count: parseInt(count, 36) } : null;
    },
  };
}
