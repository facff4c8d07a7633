/** Scheme, host and port of the agency's server, put in when the app is built: `https://care.example`. */
export const apiOrigin = (process.env.EXPO_PUBLIC_API_ORIGIN as string | undefined) ?? '';
