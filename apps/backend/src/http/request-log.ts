import { performance } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import type { Logger } from '../platform/logging/logger';

/** Load balancers ask these every few seconds: they would drown the figures. */
const PROBES = new Set(['/healthz', '/readyz']);

/**
 * One line a request, when its answer is sent (a stream's, when it begins). It names the route's pattern,
 * never the path, in which ids and names could stand.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    let logged = false;
    const write = () => {
      if (logged) return;
      logged = true;
      const route = (response.locals['route'] as string | undefined) ?? 'unmatched';
      const probe = PROBES.has(route);
      log[probe ? 'debug' : 'info']({
        event: probe ? 'probe' : 'request',
        method: request.method,
        route,
        status: response.statusCode,
        latencyMs: Math.round((performance.now() - startedAt) * 10) / 10,
        requestId: response.locals['requestId'] as string,
        ...(response.locals['errorCode'] === undefined
          ? {}
          : { code: response.locals['errorCode'] as string }),
        ...(response.writableFinished || response.headersSent ? {} : { aborted: true }),
      });
    };
    response.once('answered', write);
    response.once('close', write);
    next();
  };
}
