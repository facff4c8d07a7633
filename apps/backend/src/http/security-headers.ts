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

/** What a browser must not do with what we answer. */
export function securityHeaders(config: HttpConfig, origins: ForeignOrigins): RequestHandler {
  const [ofDocuments, ofData] = [documentHeaders(config, origins), dataHeaders(config)];
  return (request, response, next) => (isData(request.path) ? ofData : ofDocuments)(request, response, next);
}

/** The API's answers, but for its reference, which is a page. A path in other letters gets what pages get. */
const isData = (path: string): boolean => path.startsWith('/v1/') && !path.startsWith('/v1/reference');

/** Opened as a page, an answer does nothing; taken for another type, it is not read; nor by another site. */
const dataHeaders = ({ secure }: HttpConfig): RequestHandler => {
  const headers = {
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'`,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(secure && { 'Strict-Transport-Security': `max-age=${HALF_A_YEAR_SECONDS}; includeSubDomains` }),
  };
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
};

/** What a browser must not let our pages do. */
function documentHeaders({ secure }: HttpConfig, { reports, objects }: ForeignOrigins): RequestHandler {
  const originOf = (address: string | undefined) => (address === undefined ? [] : [new URL(address).origin]);
  const ofHelmet = helmet({
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
  });
  return (request, response, next) => {
    response.set('Permissions-Policy', 'geolocation=(self), camera=(self), microphone=()');
    ofHelmet(request, response, next);
  };
}
