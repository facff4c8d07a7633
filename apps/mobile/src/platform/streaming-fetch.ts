/** A fetch whose answer can be read while it arrives. */
export const streamingFetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request);
