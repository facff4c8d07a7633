import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@berthcare/utils/uuid';

/** A new id; ids sort by the time they were made. */
export const newId = (atMs: number): string => uuidv7(atMs, randomBytes(10));
