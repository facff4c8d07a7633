import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { HttpConfig } from '../config/http';

const HALF_A_YEAR_SECONDS = 180 * 24 * 60 * 60;

/** The only foreign addresses that our pages may speak to. */
export interface ForeignOrigins {
  /** Where the app reports its faults. */
  reports: string | undefined;
  /** Where photos are sent to and shown from. */
  objects: string | undefined;
}

/** What a browser must not let our pages do. */
export function securityHeaders(
  { secure }: HttpConfig,
  { reports, objects }: ForeignOrigins,
): RequestHandler[] {
  const originOf = (address: string | undefined) => (address === undefined ? [] : [new URL(address).origin]);
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'base-uri': ["'self'"],
          'connect-src': ["'self'", ...originOf(reports), ...originOf(objects)],
          'font-src': ["'self'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
          'img-src': ["'self'", 'data:', 'blob:', ...originOf(objects)],
          'manifest-src': ["'self'"],
          'object-src': ["'none'"],
          // SQLite on the web is WebAssembly.
          'script-src': ["'self'", "'wasm-unsafe-eval'"],
          // react-native-web writes its styles into the page.
          'style-src': ["'self'", "'unsafe-inline'"],
          'worker-src': ["'self'", 'blob:'],
        },
      },
      strictTransportSecurity: secure && { maxAge: HALF_A_YEAR_SECONDS },
      referrerPolicy: { policy: 'no-referrer' },
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', 'geolocation=(self), camera=(self), microphone=()');
      next();
    },
  ];
}
