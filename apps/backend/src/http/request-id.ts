import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Every request gets an id of ours: a caller's own could be anything. */
export const requestId: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.locals['requestId'] = id;
  response.set('X-Request-Id', id);
  next();
};
