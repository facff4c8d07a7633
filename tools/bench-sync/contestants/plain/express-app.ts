import { peer } from '../../peers';

interface Request {
  query: Record<string, string>;
  body: unknown;
}

interface Response {
  status(code: number): Response;
  json(body: unknown): void;
}

type Handler = (request: Request, response: Response) => void;

interface App {
  use(middleware: unknown): void;
  get(path: string, handler: Handler): void;
  post(path: string, handler: Handler): void;
  listen(port: number, host: string): void;
}

const express = peer<{ (): App; json(options: { limit: string }): unknown }>('express');
const compression = peer<() => unknown>('compression');

/** Answers 409: what was sent does not fit what is there. */
export class Conflict extends Error {}

type Route = (request: Request) => Promise<unknown>;

/** Serves JSON the way most such servers are written: Express, with its compression (Brotli where it is accepted). */
export function serveJson(routes: { get: Record<string, Route>; post: Record<string, Route> }): void {
  const app = express();
  app.use(compression());
  app.use(express.json({ limit: '50mb' }));
  const answering =
    (route: Route): Handler =>
    (request, response) => {
      route(request).then(
        (body) => response.json(body),
        (error: unknown) => {
          if (!(error instanceof Conflict)) console.error(error);
          response.status(error instanceof Conflict ? 409 : 500).json({});
        },
      );
    };
  for (const [path, route] of Object.entries(routes.get)) app.get(path, answering(route));
  for (const [path, route] of Object.entries(routes.post)) app.post(path, answering(route));
  app.listen(Number(process.env.PORT), '127.0.0.1');
}
