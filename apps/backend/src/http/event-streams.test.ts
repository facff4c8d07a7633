import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Response } from 'express';
import { afterEach, expect, test } from 'vitest';
import { createEventStreams } from './event-streams';

let server: Server;
afterEach(() => server.close());

/** Somebody who asks, and the response they wait for. */
async function somebodyAsks(): Promise<{ socket: Socket; response: Response }> {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, Response];
  return { socket, response };
}

test('who left while the stream was being opened has closed it', async () => {
  const { socket, response } = await somebodyAsks();
  socket.destroy();
  await once(response, 'close');
  let closed = 0;
  createEventStreams()
    .open(response)
    .onClose(() => (closed += 1));
  expect(closed).toBe(1);
});

test('who does not read is let go', async () => {
  const { socket, response } = await somebodyAsks();
  socket.pause();
  const stream = createEventStreams().open(response);
  const closed = new Promise<void>((done) => stream.onClose(done));
  const sending = setInterval(() => stream.send('x'.repeat(100_000)), 1);
  await closed;
  clearInterval(sending);
  expect(response.destroyed).toBe(true);
  socket.destroy();
});
