import { basename, extname } from 'node:path';
import express, { type Express, type RequestHandler, type Response } from 'express';

/** Bundlers put a hash of the content into these names: such a file never changes. */
const HASHED = /[.-](?:[0-9a-f]{8,}|(?=[\w-]*\d)[\w-]{8})\.\w+$/;

const A_YEAR_SECONDS = 365 * 24 * 60 * 60;

function cacheAs(response: Response, file: string): void {
  const policy = HASHED.test(basename(file)) ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache';
  response.set('Cache-Control', policy);
}

/** What a build may have compressed beforehand, by the suffix it put on; the smallest first. */
const COMPRESSED = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
] as const;

/** Sends the compressed form that lies beside a file; where there is none, or the client takes none, it goes on. */
function compressedFiles(folder: string): RequestHandler[] {
  return COMPRESSED.map(({ encoding, suffix }) => {
    const serve = express.static(folder, {
      index: false,
      redirect: false,
      setHeaders(response: Response, file: string) {
        const original = file.slice(0, -suffix.length);
        cacheAs(response, original);
        response.type(extname(original)).set('Content-Encoding', encoding).vary('Accept-Encoding');
      },
    });
    return (request, response, next) => {
      if (extname(request.path) === '' || !request.acceptsEncodings(encoding)) return next();
      const { url } = request;
      request.url = request.path + suffix;
      serve(request, response, (error) => {
        request.url = url;
        next(error);
      });
    };
  });
}

/**
 * Serves a built single-page application under `path`: its files, and its index.html for every page of its
 * own. A missing file stays missing: a script must never be answered with a page.
 */
export function mountSite(app: Express, path: string, folder: string): void {
  app.use(path, (_request, response, next) => {
    response.locals['route'] = `${path}/*`;
    next();
  });
  app.use(path, ...compressedFiles(folder));
  app.use(path, express.static(folder, { index: 'index.html', redirect: true, setHeaders: cacheAs }));
  app.get(`${path}{/*page}`, (request, response, next) => {
    const wantsPage = !basename(request.path).includes('.') && request.accepts('html') === 'html';
    if (!wantsPage) return next();
    cacheAs(response, 'index.html');
    // With a root, only what lies below it may not be hidden: the local stack's folder itself begins with a dot.
    response.sendFile('index.html', { root: folder, cacheControl: false });
  });
}
