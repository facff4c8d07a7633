import { existsSync } from 'node:fs';
import { z } from 'zod';
import { group } from './group';

export interface WebConfig {
  /** Folder with the built `app/` and `console/`; without it the server is the API alone. */
  root: string | undefined;
}

export const web = group(
  { WEB_ROOT: z.string().refine(existsSync, 'must be a folder that exists').optional() },
  (env): WebConfig => ({ root: env.WEB_ROOT }),
);
