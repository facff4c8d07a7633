import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** What the product's own server sends with the app, as far as it decides whether the app works. */
const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
};

export interface AppServer {
  port: number;
  /** The address of the app, ending in `/app/`. */
  url: string;
  stop(): Promise<void>;
}

/** Serves a folder under `/app/`; a path that is no file gets the folder's index.html. */
export async function serveApp(folder: string, port = 0): Promise<AppServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (!path.startsWith('/app')) return response.writeHead(404).end();
    const asked = join(folder, normalize(path.slice('/app'.length)));
    const file = isFile(asked) ? asked : extname(asked) ? undefined : join(folder, 'index.html');
    if (!file) return response.writeHead(404, HEADERS).end();
    response.writeHead(200, {
      ...HEADERS,
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as { port: number };
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}/app/`,
    stop: () => stop(server),
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
