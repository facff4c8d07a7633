import compression from 'compression';
import type { RequestHandler } from 'express';

/** Answers are compressed; a stream of events is not, because a compressor holds back what it was given. */
export const compress: RequestHandler = compression({
  filter: (request, response) =>
    !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
    compression.filter(request, response),
});
