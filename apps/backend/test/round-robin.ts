import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A load balancer of the plainest kind: each request goes to the next process, whoever sends it. */
export interface RoundRobin {
  url: string;
  /** Requests that each process has had. */
  served: number[];
  /** Sends what comes from now on to these processes. */
  retarget: (ports: readonly number[]) => void;
  /** Requests that a process has yet to answer. */
  open: (port: number) => number;
  close(): Promise<void>;
}

export async function roundRobin(first: readonly number[]): Promise<RoundRobin> {
  let ports = first;
  const served = ports.map(() => 0);
  const open = new Map<number, number>();
  const opened = (port: number) => open.get(port) ?? 0;
  let next = 0;
  const server = createServer((incoming, outgoing) => {
    const at = next++ % ports.length;
    served[at] = (served[at] ?? 0) + 1;
    const { method, url, headers } = incoming;
    const port = ports[at]!;
    open.set(port, opened(port) + 1);
    outgoing.once('close', () => open.set(port, opened(port) - 1));
    const onward = request({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    served,
    open: opened,
    retarget: (others) => (ports = others),
    close: () => end(server),
  };
}

const end = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
