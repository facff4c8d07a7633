import { deflateRawSync } from 'node:zlib';
import type { Request, Response } from 'express';
import { deflatedType, dictionary } from '@berthcare/shared/sync/dictionary';
import type { Endpoint } from '@berthcare/shared/contracts/endpoint';

/** Characters of JSON; in a larger answer the dictionary makes no difference, and compressing takes a thread's time. */
const SMALL = 16 * 1024;

const preset = { dictionary: Buffer.from(dictionary) };

/** Sends an answer as JSON; a small one deflated with the dictionary, where the endpoint does so and the caller takes it. */
export function send({ deflated }: Endpoint, request: Request, response: Response, answer: unknown): void {
  const json = JSON.stringify(answer);
  if (deflated && json.length <= SMALL && takesDeflated(request)) {
    response.type(deflatedType).send(deflateRawSync(json, preset));
  } else response.type('json').send(json);
}

/** Whoever takes anything gets JSON. */
const takesDeflated = (request: Request): boolean =>
  request.accepts(['application/json', deflatedType]) === deflatedType;
