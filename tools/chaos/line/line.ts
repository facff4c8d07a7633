import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Chance } from '../../../apps/backend/test/simulation/chance';
import { draw, fates, type FateName } from './fates';
import type { Asked } from './upstream';

/** The network between phones and the office: a proxy in front of all API processes. */
export interface Line {
  url: string;
  /** How often something goes wrong, 0 to 1. */
  badness: number;
  /** How often each fate was met. */
  readonly met: Map<FateName, number>;
  /** The exchanges of late, as they came: to be sent again. */
  recent: Asked[];
  /** Commands in all requests that came, repetitions included. */
  offered: number;
  /** Resolves when so many more requests have come. */
  more(requests: number): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  quiet(): Promise<void>;
  close(): void;
}

const REMEMBERED = 200;

export async function openLine(ports: readonly number[], chance: Chance): Promise<Line> {
  let turn = 0;
  const next = () => ports[turn++ % ports.length]!;
  const passing = new Set<Promise<void>>();
  const sockets = new Set<Socket>();

  const pass = async (incoming: IncomingMessage) => {
    const { method, url, headers, socket } = incoming;
    const body = await bodyOf(incoming);
    const asked: Asked = { method: method!, path: url!, headers, body };
    if (url === '/v1/sync') remember(line, asked);
    const fate = draw(chance, line.badness);
    line.met.set(fate, (line.met.get(fate) ?? 0) + 1);
    await fates[fate]({ asked, socket, next, chance });
  };
  // Each connection carries one request: its fate is the connection's.
  const server = createServer((incoming) => {
    const passage = pass(incoming).catch(() => void incoming.socket.destroy());
    passing.add(passage);
    void passage.finally(() => passing.delete(passage));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const line: Line = {
    url: `http://127.0.0.1:${port}`,
    badness: 0,
    met: new Map(),
    recent: [],
    offered: 0,
    more: (requests) =>
      new Promise((resolve) => {
        let left = requests;
        const count = () => {
          if ((left -= 1) > 0) return;
          server.off('request', count);
          resolve();
        };
        server.on('request', count);
      }),
    quiet: async () => {
      while (passing.size > 0) await Promise.allSettled(passing);
    },
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
  return line;
}

function remember(line: Line, asked: Asked): void {
  const { commands } = JSON.parse(asked.body.toString('utf8')) as { commands: unknown[] };
  line.offered += commands.length;
  line.recent.push(asked);
  if (line.recent.length > REMEMBERED) line.recent.shift();
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
