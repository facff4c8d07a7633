import { keyedStore } from './keyed-store';

/**
 * A small store for what must outlive the page and must not lie in the database: keys that cannot be taken out, and
 * sealed secrets. A key that is lost takes everything it sealed with it.
 */
export const vault = keyedStore('berthcare.vault');
