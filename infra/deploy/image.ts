import { Stopped } from './stopped';

const BY_DIGEST = /^[\w.-]+(:\d+)?\/[\w./-]+@sha256:[0-9a-f]{64}$/;

/** An image by its digest, `registry/repository@sha256:...`: it can never come to mean another one. */
export function imageByDigest(text: string): string {
  if (BY_DIGEST.test(text)) return text;
  throw new Stopped(`${text} names no image by its digest (registry/repository@sha256:...)`);
}
