import type { Express, RequestHandler } from 'express';
import { ApiError } from '../api-error';
import { authenticate, type Authenticators } from './authenticate';
import { bodyReader } from './body';
import { callerOf } from './caller';
import type { EventStreams } from './event-streams';
import { parse } from './parse';
import type { Call, Route } from './route';
import { send } from './send';

export interface MountOptions {
  authenticators: Authenticators;
  streams: EventStreams;
}

/** Puts the routes on the app, and an answer for each path's other methods. */
export function mount(app: Express, routes: Route[], options: MountOptions): void {
  for (const route of routes) {
    const method = route.endpoint.method.toLowerCase() as 'get';
    app[method](route.endpoint.path, handlerOf(route, options));
  }
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(path, (_request, response) => {
      response.locals['route'] = path;
      response.set('Allow', methods.join(', '));
      throw new ApiError('request.method_not_allowed');
    });
  }
}

/**
 * Authenticate, validate, handle, present: nobody unknown gets us to read a body, and nobody who was let out while it came in
 * gets an answer. Whatever one of them throws becomes the error answer.
 */
function handlerOf({ endpoint, answer }: Route, { authenticators, streams }: MountOptions): RequestHandler {
  const readBody = bodyReader(endpoint);
  return async (request, response) => {
    response.locals['route'] = endpoint.path;
    // Express answers HEAD as GET; a stream has no end, and so no head of its own.
    if (answer.kind === 'events' && request.method === 'HEAD')
      throw new ApiError('request.method_not_allowed');
    response.set('Cache-Control', 'no-store');
    const setCookie = (cookie: string) => response.append('Set-Cookie', cookie);
    const asker = () => authenticate(endpoint, request.headers, authenticators, setCookie);
    const first = await asker();
    const isHere = request.complete || endpoint.body === undefined;
    const params = parse('params', endpoint.params, request.params);
    const query = parse('query', endpoint.query, request.query);
    const body = parse('body', endpoint.body, await readBody(request, response));
    // A body may be sent slowly, and who sends it be let out meanwhile.
    const principal = isHere ? first : await asker();
    const call = {
      ...{ principal, askAgain: asker },
      ...{ params, query, body },
      caller: callerOf(request),
      requestId: response.locals['requestId'] as string,
      setCookie,
    } as Call<typeof endpoint>;
    if (answer.kind === 'events') return answer.open(call, streams.open(response));
    const result = await answer.handle(call);
    if (endpoint.response === undefined) response.status(204).end();
    else send(endpoint, request, response, answer.trusted ? result : endpoint.response.parse(result));
  };
}

function methodsByPath(routes: Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { endpoint } of routes) {
    const known = methods.get(endpoint.path) ?? [];
    methods.set(endpoint.path, [
      ...known,
      endpoint.method,
      ...(endpoint.method === 'GET' && !endpoint.events ? ['HEAD'] : []),
    ]);
  }
  return methods;
}
