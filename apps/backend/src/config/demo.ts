import { z } from 'zod';
import { group } from './group';
import { oneOf } from './variables';

export interface DemoConfig {
  /** Of everybody in the demo agency's office. */
  password: string;
  /** The server's: the demo's activation codes are keyed with it. */
  authSecret: string;
}

/** What the demo data reads. It does not go into a production database. */
export const demo = group(
  {
    NODE_ENV: oneOf('development', 'test', 'production')
      .default('development')
      .refine(
        (name) => name !== 'production',
        'must not be production: the demo opens with codes that everybody knows',
      ),
    DEMO_PASSWORD: z.string().min(8, 'must have 8 characters or more').default('rideau-demo'),
    AUTH_SECRET: z.string().min(32, 'must have 32 characters or more'),
  },
  (env): DemoConfig => ({ password: env.DEMO_PASSWORD, authSecret: env.AUTH_SECRET }),
);
