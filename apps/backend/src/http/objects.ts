import type { RequestListener } from 'node:http';
import type { Express } from 'express';

/** Lets a folder of objects answer at its own addresses; what each of them allows is written and signed in it. */
export function mountObjects(app: Express, path: string, listener: RequestListener): void {
  app.use(path, (request, response) => {
    response.locals['route'] = `${path}/*`;
    response.set('Cache-Control', 'no-store');
    listener(request, response);
  });
}
