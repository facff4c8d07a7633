import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { Chance } from '../../../apps/backend/seeds/chance';
import { noTraffic, plus, type Traffic } from './bytes';
import { HttpCounter } from './http-counter';
import { LineModel, type LineQuality } from './line';

/** Stands between the phones and one server; counts what passes, and can be as slow as a bad line. */
export interface Proxy {
  port: number;
  traffic(): Traffic;
  /** How connections are from now on. Those that are open are cut, and the losses drawn anew from `seed`. */
  become(quality: LineQuality, seed: string): void;
  close(): Promise<void>;
}

export async function countingProxy(targetPort: number, first: LineQuality): Promise<Proxy> {
  let quality = first;
  let chance = new Chance('line');
  let past = noTraffic();
  const open = new Map<Socket, () => Traffic>();

  const server = createServer({ noDelay: true }, (phone) => {
    const office = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const requests = new HttpCounter('requests');
    const responses = new HttpCounter('responses');
    const soFar = () => ({ up: requests.bytes, down: responses.bytes, requests: requests.messages });
    open.set(phone, soFar);
    const openedAt = performance.now();
    const draw = () => chance.next();
    pass(phone, office, requests, new LineModel(quality, openedAt, draw));
    pass(office, phone, responses, new LineModel(quality, openedAt, draw));
    phone.on('close', () => {
      if (open.delete(phone)) past = plus(past, soFar());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const cut = () => {
    for (const phone of open.keys()) phone.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    traffic: () => [...open.values()].reduce((sum, soFar) => plus(sum, soFar()), past),
    become(next, seed) {
      quality = next;
      chance = new Chance('line', seed);
      cut();
    },
    async close() {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Hands on what comes, when the line delivers it, in the order it came. */
function pass(from: Socket, to: Socket, counter: HttpCounter, line: LineModel): void {
  const under: { due: number; work: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const deliver = () => {
    while (under[0] && under[0].due <= performance.now()) under.shift()!.work();
    if (under[0]) timer ??= setTimeout(wake, under[0].due - performance.now());
  };
  const wake = () => {
    timer = undefined;
    deliver();
  };
  const send = (bytes: number, work: () => void) => {
    under.push({ due: line.arrival(performance.now(), bytes), work });
    deliver();
  };
  from.on('data', (piece: Buffer) => {
    counter.feed(piece);
    send(piece.length, () => to.writable && to.write(piece));
  });
  from.on('end', () => send(0, () => to.end()));
  from.on('close', () => send(0, () => to.destroy()));
  from.on('error', () => to.destroy());
}
