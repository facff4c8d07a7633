import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createAccount, type Account } from './fake-account';

export interface FakeAws extends Account {
  endpoint: string;
  /** Every call, such as `UpdateService`, in order. */
  calls: string[];
  stop: () => Promise<void>;
}

/**
 * An AWS that the real client library talks to, over HTTP: the few calls of ECS and ECR that a deployment makes,
 * and whatever a test wants to go wrong.
 */
export async function startFakeAws(): Promise<FakeAws> {
  const account = createAccount();
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      calls.push(operation);
      const input = JSON.parse(await text(request)) as Record<string, any>;
      try {
        const output = account.answer(operation, input);
        response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(output));
      } catch (error) {
        const body = { __type: (error as Error).name, message: (error as Error).message };
        response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
      }
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(account, {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
