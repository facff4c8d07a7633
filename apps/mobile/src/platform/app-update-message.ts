/** What a page says to the service worker of a newer version: take over now. */
export const TAKE_OVER = 'berthcare.take-over';
