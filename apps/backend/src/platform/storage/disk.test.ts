import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { objectStorageSuite } from './acceptance';
import { diskStorage } from './disk';

const secret = randomBytes(32);
let folder: string;
let address: string;
let server: Server;

const open = (behindMs: number) =>
  diskStorage({ folder, secret, address, clock: () => Date.now() - behindMs });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'berthcare-objects-'));
  server = createServer((request, response) => open(0).listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

objectStorageSuite('a folder', open);
