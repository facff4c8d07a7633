import { z } from 'zod';
import { group } from './group';
import { oneOf } from './variables';

export interface DemoConfig {
  /** Of everybody in the demo agency's office. */
  password: string;
  /** The server's: the demo's activation codes are keyed with it. */
  authSecret: string;
}

const password = z.string().min(8, 'must have 8 characters or more').default('rideau-demo');

/** What the page at `/` says of the demo's sign-ins, where there is a demo. */
export interface DemoSignIn {
  password: string;
}

export const demoSignIn = group({ DEMO_PASSWORD: password }, (env): DemoSignIn => ({
  password: env.DEMO_PASSWORD,
}));

/** What the demo data reads. It does not go into a production database. */
export const demo = group(
  {
    NODE_ENV: oneOf('development', 'test', 'production')
      .default('development')
      .refine(
        (name) => name !== 'production',
        'must not be production: the demo opens with codes that everybody knows',
      ),
    DEMO_PASSWORD: password,
    AUTH_SECRET: z.string().min(32, 'must have 32 characters or more'),
  },
  (env): DemoConfig => ({ password: env.DEMO_PASSWORD, authSecret: env.AUTH_SECRET }),
);
