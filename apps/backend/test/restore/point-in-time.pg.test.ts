import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseAt } from '../../src/platform/postgres/access';
import { migrate } from '../../src/platform/postgres/migrate';
import { serverFiles, type ServerFiles } from './local-server';

let files: ServerFiles;
beforeAll(async () => {
  files = await serverFiles('point-in-time');
});
afterAll(() => files.remove());

/** Starts the server, opens its database as a migration does, and stops. */
async function opened(settings?: Record<string, string>) {
  const { ownerUrl, stop } = await files.start(settings);
  try {
    return await migrate(databaseAt(ownerUrl));
  } finally {
    await stop();
  }
}

test('a server that was brought back to a point in time is another one, once, though it has the same files', async () => {
  await opened();
  expect(await opened()).toBe('known');
  await files.recover();
  // No archive to read from, and nobody let in before the recovery has ended.
  expect(await opened({ restore_command: 'false', hot_standby: 'off' })).toBe('restored');
  expect(await opened()).toBe('known');
});
