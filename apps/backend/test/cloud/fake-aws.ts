import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fakeElastiCache, type TokenSetter } from './fake-elasticache';
import { fakeSsm, type FakeSsm } from './fake-ssm';

/** Parameter Store and ElastiCache on loopback, as far as the program uses them. It checks no signature. */
export interface FakeAws {
  ssm: FakeSsm;
  /** Called when a change was carried out or noted, before it is answered. */
  onChange: (action: string) => void;
  /** What a process must have in its environment to find it. */
  env: Record<string, string>;
  close: () => Promise<void>;
}

/** @param redis what a change of the token acts on */
export async function startFakeAws(redis?: TokenSetter): Promise<FakeAws> {
  const ssm = fakeSsm();
  const elastiCache = fakeElastiCache(redis);
  const changed = (action: string) => {
    if (/^(Put|Modify)/.test(action)) aws.onChange(action);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const target = request.headers['x-amz-target'];
    const body = await text(request);
    if (typeof target === 'string') {
      const action = target.split('.')[1]!;
      const { status, body: json } = ssm.call(action, JSON.parse(body) as Record<string, unknown>);
      changed(action);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(json));
    } else {
      const query = new URLSearchParams(body);
      const { status, xml } = await elastiCache(query);
      changed(query.get('Action') ?? '');
      response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const aws: FakeAws = {
    ssm,
    onChange: () => undefined,
    env: {
      AWS_REGION: 'ca-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return aws;
}
