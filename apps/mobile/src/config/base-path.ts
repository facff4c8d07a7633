/** Where the web build is served from, such as `/app`; empty under the development server. No slash at its end. */
// The bundler puts the value of `experiments.baseUrl` here; it knows only this very spelling.
export const basePath: string = process.env.EXPO_BASE_URL ?? '';
