import { z } from 'zod';
import { group } from './group';
import { address, oneOf, whole } from './variables';

export interface HttpConfig {
  production: boolean;
  host: string;
  port: number;
  /** Scheme, host and port that people type; without a slash at the end. */
  publicUrl: string;
  /** People reach it by https: cookies are for https alone. */
  secure: boolean;
  /** Proxies in front that add to X-Forwarded-For: the caller's address is told by the last but so many. */
  trustedProxies: number;
}

export const http = group(
  {
    NODE_ENV: oneOf('development', 'test', 'production').default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: whole(0, 65_535),
    PUBLIC_URL: address('https', 'http'),
    TRUSTED_PROXIES: whole(0, 9).default(0),
  },
  (env): HttpConfig => ({
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    publicUrl: new URL(env.PUBLIC_URL).origin,
    secure: new URL(env.PUBLIC_URL).protocol === 'https:',
    trustedProxies: env.TRUSTED_PROXIES,
  }),
);
