import { fixedCredential, type Credential } from '../secrets/credential';

/** Where Redis is, and its token, which may change while the process runs. */
export interface RedisAccess {
  url: string;
  /** Undefined where the address has it, or where there is none. */
  token: Credential<string | undefined>;
}

/** By an address that has everything in it. */
export const redisAt = (url: string): RedisAccess => ({
  url,
  token: fixedCredential<string | undefined>(undefined),
});
