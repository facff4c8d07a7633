import { derivedId } from '@berthcare/shared/sync/derived-id';

/** The seed number: another one makes another agency out of the same people. */
export const seedNumber = 1;

/** The id of something of the demo: the same on every machine and every day. */
export const demoId = (...parts: string[]): string => derivedId('demo', String(seedNumber), ...parts);
