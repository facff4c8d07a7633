import { z } from 'zod';
import { endpoint } from './endpoint';

/** Asked by an app that has met a fault, and at no other time. */
export const readReporting = endpoint({
  method: 'GET',
  path: '/v1/reporting',
  summary: 'Where the app reports its faults',
  tag: 'App',
  auth: 'none',
  response: z.object({
    /** Sentry's address of the app's project; null where faults are not reported. */
    dsn: z.string().nullable(),
    environment: z.string(),
  }),
});
