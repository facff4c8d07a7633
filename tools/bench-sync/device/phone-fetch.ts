/** Over HTTPS every phone and browser offers all three; Node's fetch leaves Brotli out over plain HTTP. */
export const ACCEPTED = 'br, gzip, deflate';

/** The `fetch` of a phone. */
export const phoneFetch: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('accept-encoding', ACCEPTED);
  return fetch(input, { ...init, headers });
};
