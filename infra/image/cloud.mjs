import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * A Parameter Store that refuses everybody, and a Sentry that takes every report.
 * @typedef {object} Cloud
 * @property {Record<string, string>} env by which a role finds them, and nothing else
 * @property {string[]} parametersAsked
 * @property {string[]} reports as they came
 * @property {() => void} stop
 */

/** @returns {Promise<Cloud>} */
export async function startCloud() {
  /** @type {string[]} */
  const parametersAsked = [];
  /** @type {string[]} */
  const reports = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const isParameter = String(request.headers['x-amz-target']).startsWith('AmazonSSM.');
    if (isParameter) parametersAsked.push(JSON.parse(body).Name);
    else reports.push(body);
    response
      .writeHead(isParameter ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
      .end(isParameter ? JSON.stringify({ __type: 'AccessDeniedException', message: 'Not you' }) : '{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const env = {
    PUBLIC_URL: 'https://care.example',
    AWS_REGION: 'ca-central-1',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    PARAMETER_PATH: '/berthcare/check',
    DATABASE_HOST: 'database.invalid',
    DATABASE_NAME: 'berthcare',
    STORAGE_BUCKET: 'berthcare-check',
    REDIS_HOST: 'redis.invalid',
    REDIS_GROUP: 'berthcare-check',
    SENTRY_DSN: `http://key@127.0.0.1:${port}/1`,
  };
  return { env, parametersAsked, reports, stop: () => server.close() };
}
