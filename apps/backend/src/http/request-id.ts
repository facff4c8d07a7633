import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { isRequestId, requestIdHeader } from '@berthcare/shared/contracts/request-id';

/** Every request has an id: the caller's own where it is a UUID, else one of ours. */
export const requestId: RequestHandler = (request, response, next) => {
  const sent = request.get(requestIdHeader);
  const id = sent !== undefined && isRequestId(sent) ? sent : randomUUID();
  response.locals['requestId'] = id;
  response.set(requestIdHeader, id);
  next();
};
