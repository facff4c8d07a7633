import { expect } from 'vitest';

/** vitest's own are of type any, which then spreads. */
export const aString: unknown = expect.any(String);
export const aNumber: unknown = expect.any(Number);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
