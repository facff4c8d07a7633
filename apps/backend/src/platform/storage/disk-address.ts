import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NewObject } from './storage';

/** What an address of the disk's allows: a GET of a key, or a PUT of one object. */
export type Allowed =
  | { method: 'GET'; key: string; expires: number }
  | { method: 'PUT'; key: string; expires: number; object: NewObject };

/** Signs and checks addresses. @param secret nobody else knows it */
export function addressSigner(secret: Buffer) {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest();
  return {
    /** Path and query of the address. */
    write: (allowed: Allowed): string => {
      const text = Buffer.from(JSON.stringify(allowed)).toString('base64url');
      return `/${allowed.key}?allowed=${text}&signature=${sign(text).toString('base64url')}`;
    },
    /** What it allows; undefined when it is not ours, or for another key than its path. */
    read: (path: string): Allowed | undefined => {
      const { pathname, searchParams } = new URL(path, 'http://disk');
      const text = searchParams.get('allowed') ?? '';
      const signature = Buffer.from(searchParams.get('signature') ?? '', 'base64url');
      const own = sign(text);
      if (signature.length !== own.length || !timingSafeEqual(signature, own)) return undefined;
      const allowed = JSON.parse(Buffer.from(text, 'base64url').toString()) as Allowed;
      return pathname === `/${allowed.key}` ? allowed : undefined;
    },
  };
}
