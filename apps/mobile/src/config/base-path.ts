/** Where the web build is served from, such as `/app`; the development server has it at its root. No slash at its end. */
// The bundler puts values here; it knows only these very spellings.
export const basePath: string =
  process.env.NODE_ENV === 'production' ? (process.env.EXPO_BASE_URL ?? '') : '';
