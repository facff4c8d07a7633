import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from './canonical';

/** SHA-256 of the value's canonical form, as 64 hex digits. */
export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

/** 16 hex digits: enough to tell two values of one group of fields apart. */
export const shortHash = (value: unknown): string => hashOf(value).slice(0, 16);
