/**
 * When a phone was last heard: that it was is written down once a minute at most, that it fetched each time. Epoch
 * milliseconds; null where it never was.
 */
export const lastSign = (heardAt: number | null, fetchedAt: number | null): number | null =>
  fetchedAt === null ? heardAt : Math.max(heardAt ?? fetchedAt, fetchedAt);
