import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ApiError } from '../api-error';
import { bodyOf } from './error-handler';

/** Longer than the 60 s of a load balancer, which would otherwise reuse a connection just as we close it. */
const KEEP_ALIVE_MS = 65_000;

/** How long requests that have begun may take to end. */
export const DRAIN_MS = 25_000;

const SWEEP_MS = 50;

export interface RunningServer {
  port: number;
  /** Takes no new connection, lets requests end, closes. `endStreams` is called first. */
  stop: (endStreams: () => void) => Promise<void>;
}

/** Resolves when it listens; rejects when the address is taken. */
export async function serve(listener: RequestListener, host: string, port: number): Promise<RunningServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  server.headersTimeout = KEEP_ALIVE_MS + 1_000;
  server.on('clientError', answerMalformed);
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: (endStreams) => stop(server, endStreams),
  };
}

async function stop(server: Server, endStreams: () => void): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  endStreams();
  // A connection is idle only once its last answer is sent, which nothing tells.
  const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweeping);
  clearTimeout(patience);
}

/** What is not even HTTP never reaches the app; it gets an answer of the same shape. */
function answerMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const text = JSON.stringify(bodyOf(new ApiError('request.malformed'), randomUUID()));
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(text)}`,
      '',
      text,
    ].join('\r\n'),
  );
}
