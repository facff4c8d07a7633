import { z } from 'zod';
import { group } from './group';
import { address } from './variables';

export interface ReportingConfig {
  /** Where the backend's faults are reported; nowhere without one. */
  dsn: string | undefined;
  /** The same of the app, told to the phones. */
  appDsn: string | undefined;
  environment: string;
  /** What runs: an image's digest, or a commit. */
  release: string | undefined;
}

export const reporting = group(
  {
    SENTRY_DSN: address('https', 'http').optional(),
    SENTRY_APP_DSN: address('https', 'http').optional(),
    SENTRY_ENVIRONMENT: z
      .string()
      .regex(/^[a-z]{1,20}$/, 'must be a word in small letters')
      .default('development'),
    RELEASE: z
      .string()
      .regex(/^[\w.@:+/-]{1,100}$/, 'must be a digest, a commit or a version')
      .optional(),
  },
  (env): ReportingConfig => ({
    dsn: env.SENTRY_DSN,
    appDsn: env.SENTRY_APP_DSN,
    environment: env.SENTRY_ENVIRONMENT,
    release: env.RELEASE,
  }),
);
