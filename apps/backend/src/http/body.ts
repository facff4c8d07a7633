import express, { type Request, type Response } from 'express';
import type { Endpoint } from '@berthcare/shared/contracts/endpoint';
import { ApiError } from '../api-error';

const ONE_MEGABYTE = 1024 * 1024;

/** Reads a JSON body, decompressed, up to the endpoint's limit. Throws ApiError or an error of the parser's. */
export function bodyReader({ body, bodyLimit = ONE_MEGABYTE }: Endpoint) {
  if (body === undefined) return async () => undefined;
  const readJson = express.json({ limit: bodyLimit, strict: false, type: 'application/json' });
  return async (request: Request, response: Response): Promise<unknown> => {
    // `is` answers null when there is no body at all, false when it is of another type.
    if (request.is('application/json') === false) throw new ApiError('request.unsupported_type');
    await new Promise<void>((resolve, reject) => {
      readJson(request, response, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
    });
    return request.body as unknown;
  };
}
