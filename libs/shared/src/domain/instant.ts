import { z } from 'zod';

/** Later than any clock that is only set wrong; two of them apart are still within every database's calendar. */
const END = Date.UTC(2200, 0);

/** A point in time: whole milliseconds since 1970 UTC, up to the year 2200. */
export const instant = z.int().min(0).max(END);

/** How far one clock is ahead of another, in milliseconds; negative where it is behind. */
export const skew = z.int().min(-END).max(END);
