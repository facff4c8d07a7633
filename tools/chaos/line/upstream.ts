import { request, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';

/** A request as it came from a phone. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Answered {
  status: number;
  /** Name, value, name, value ... */
  headers: string[];
  body: Buffer;
}

/** Asks one API process and takes its whole answer; rejects when the line to it breaks. */
export function ask(port: number, { method, path, headers, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const onward = request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.rawHeaders, body: Buffer.concat(parts) }),
      );
      answer.on('aborted', () => reject(new Error('The answer broke off.')));
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

/** Sends the beginning of a request, and breaks the line. */
export function askHalf(port: number, { method, path, headers, body }: Asked): Promise<void> {
  return new Promise((resolve) => {
    const onward = request({ port, host: '127.0.0.1', method, path, headers, agent: false });
    onward.on('error', () => resolve());
    onward.write(body.subarray(0, Math.floor(body.length / 2)), () => {
      onward.destroy();
      resolve();
    });
  });
}

/** Writes an answer onto a bare socket, up to so many bytes of its body. */
export function writeAnswer(socket: Socket, { status, headers, body }: Answered, bytes = body.length): void {
  const lines = [`HTTP/1.1 ${status} ${status === 200 ? 'OK' : 'Said'}`];
  for (let at = 0; at < headers.length; at += 2) {
    // The body is in our hands whole: its length replaces the way in which it came.
    if (!/^(transfer-encoding|connection|content-length|keep-alive)$/i.test(headers[at]!))
      lines.push(`${headers[at]}: ${headers[at + 1]}`);
  }
  lines.push(`content-length: ${body.length}`, 'connection: close', '', '');
  socket.write(lines.join('\r\n'));
  socket.write(body.subarray(0, bytes));
}
