import { randomBytes } from 'node:crypto';

/** 256 random bits in hex: characters that Redis, PostgreSQL and AWS all take, 64 of them. */
export const newSecret = (): string => randomBytes(32).toString('hex');
