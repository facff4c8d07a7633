import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { HttpConfig } from '../config/http';

const HALF_A_YEAR_SECONDS = 180 * 24 * 60 * 60;

/**
 * What a browser must not let our pages do.
 * @param appDsn where the app reports its faults: the only foreign address it may speak to
 */
export function securityHeaders({ secure }: HttpConfig, appDsn: string | undefined): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'base-uri': ["'self'"],
          'connect-src': ["'self'", ...(appDsn === undefined ? [] : [new URL(appDsn).origin])],
          'font-src': ["'self'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
          'img-src': ["'self'", 'data:', 'blob:'],
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
