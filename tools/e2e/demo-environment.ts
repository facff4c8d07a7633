import { fileURLToPath } from 'node:url';
import type { LoginUrls } from '../check/login-urls';

/** A program as built, by its file. */
export const program = (name: string): string =>
  fileURLToPath(new URL(`../../apps/backend/dist/${name}`, import.meta.url));

export const demo = { password: 'a password for the demo', office: 'danielle@rideau.example' } as const;

/** What every program of the demo is told. @param objects folder of the pictures */
export const demoEnvironment = (urls: LoginUrls, objects: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: 'development',
  LOG_LEVEL: 'warn',
  DATABASE_URL: urls.apiUrl,
  AUTH_DATABASE_URL: urls.authUrl,
  MIGRATION_DATABASE_URL: urls.ownerUrl,
  AUTH_SECRET: 'a secret for tests, long enough for the rule',
  STORAGE_FOLDER: objects,
  DEMO_PASSWORD: demo.password,
});
