/** Space in dp, in steps of 4. */
export const space = { s1: 4, s2: 8, s3: 12, s4: 16, s5: 20, s6: 24, s7: 32, s8: 48 } as const;

/** Distance of content from the edge of the phone, dp. */
export const gutter = 20;

/** Smallest target, dp. */
export const touch = 48;

/** The one main action of a screen, dp. */
export const touchMain = 60;

/** Widest a phone screen grows on a tablet or a desktop, dp: a line stays readable, the thumb reaches both sides. */
export const columnWidth = 600;
