import type { LimitRule } from '../../platform/limits/rate-limits';

const QUARTER_HOUR = 15 * 60;

/** Failed sign-ins. Together they let nobody guess, and nobody lock a colleague out from elsewhere for long. */
export const signInRules = {
  /** One e-mail from one address. */
  pair: { name: 'sign-in.pair', points: 5, seconds: QUARTER_HOUR },
  address: { name: 'sign-in.address', points: 30, seconds: QUARTER_HOUR },
  email: { name: 'sign-in.email', points: 50, seconds: QUARTER_HOUR },
} satisfies Record<string, LimitRule>;
