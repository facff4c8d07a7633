/** The media types of photos: what every phone makes, and every browser shows. */
export const photoTypes = ['image/jpeg'] as const;
export type PhotoType = (typeof photoTypes)[number];
