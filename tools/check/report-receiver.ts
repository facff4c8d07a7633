import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** What was sent in one request, to the last byte. */
export interface Received {
  path: string;
  /** Everything about the request as text: address, headers, and the body decompressed. */
  text: string;
  /** What the envelope holds: the type of each item, and the item. */
  items: { type: string; payload: unknown }[];
}

/** Stands where Sentry would. */
export interface ReportReceiver {
  /** To be put in place of a project's address. */
  dsn: string;
  received: Received[];
  /** All events of all envelopes. */
  events: () => Record<string, unknown>[];
  close: () => Promise<void>;
}

export async function receiveReports(): Promise<ReportReceiver> {
  const received: Received[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // The browser asks first: the page is of another origin.
    const allowed = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (request.method === 'OPTIONS') {
      response.writeHead(204, allowed).end();
      return;
    }
    received.push(await read(request));
    response.writeHead(200, { ...allowed, 'content-type': 'application/json' }).end('{}');
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    dsn: `http://public@127.0.0.1:${port}/1`,
    received,
    events: () =>
      received.flatMap(({ items }) =>
        items.flatMap(({ type, payload }) => (type === 'event' ? [payload as Record<string, unknown>] : [])),
      ),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const sent = Buffer.concat(chunks);
  const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString();
  const path = (request.url ?? '').split('?')[0]!;
  return { path, text: `${request.url} ${JSON.stringify(request.headers)}\n${body}`, items: itemsOf(body) };
}

/** An envelope is a header, then pairs of an item's header and the item, a line each. */
function itemsOf(envelope: string): Received['items'] {
  const [, ...lines] = envelope.split('\n').filter((line) => line !== '');
  const parsed = lines.map((line) => JSON.parse(line) as unknown);
  return parsed.flatMap((header, i) =>
    i % 2 === 0 ? [{ type: (header as { type: string }).type, payload: parsed[i + 1] }] : [],
  );
}
