import { createServer } from 'node:http';
import { atEnd } from '../../tools/local/ending.mjs';

/**
 * Stands between Terraform and the emulator and keeps what was asked, in the form of AWS's query API.
 * @param {string} endpoint of the emulator
 * @returns {Promise<{ endpoint: string, asked: URLSearchParams[], stop: () => void }>}
 */
export async function listenTo(endpoint) {
  /** @type {URLSearchParams[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    asked.push(new URLSearchParams(body.toString('utf8')));
    const headers = new Headers(/** @type {Record<string, string>} */ (request.headers));
    for (const ofTheConnection of ['host', 'connection', 'content-length']) headers.delete(ofTheConnection);
    const answer = await fetch(`${endpoint}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      ...(body.length > 0 && { body }),
    });
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    response.writeHead(answer.status, { 'content-type': type }).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  const stop = () => void server.close();
  atEnd(stop);
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked,
    stop,
  };
}
