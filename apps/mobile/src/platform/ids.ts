import { uuidv7 } from '@berthcare/utils/uuid';

/** A new id; ids sort by the time they were made. */
export const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
