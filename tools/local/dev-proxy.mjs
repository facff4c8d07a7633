import { createServer, request } from 'node:http';
import { connect } from 'node:net';

/**
 * Which development server answers for the addresses that begin so.
 * @typedef {{ prefix: string, port: number }} Route
 */

/** @param {Route[]} routes the last one answers for the rest @param {string} [path] */
function portFor(routes, path = '/') {
  const route =
    routes.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? routes.at(-1);
  return route?.port ?? 0;
}

/**
 * One origin before several development servers, as in production: cookies, streams and hot reload pass.
 * @param {Route[]} routes
 * @param {string} host
 * @param {number} port
 * @returns {Promise<import('node:http').Server>} listening
 */
export function startProxy(routes, host, port) {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const options = { host: '127.0.0.1', port: portFor(routes, url), method, path: url, headers };
    const onward = request(options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('upgrade', (incoming, socket, head) =>
    passSocket(incoming, socket, head, portFor(routes, incoming.url)),
  );
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => done(server));
  });
}

/**
 * A WebSocket: its opening request is written again, then both sides are joined.
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:stream').Duplex} socket
 * @param {Buffer} head
 * @param {number} port
 */
function passSocket(incoming, socket, head, port) {
  const onward = connect(port, '127.0.0.1', () => {
    const { rawHeaders, method, url } = incoming;
    const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
    onward.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
}
