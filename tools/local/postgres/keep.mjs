import { atEnd, isEnding } from '../ending.mjs';
import { startPostgres } from '../postgres.mjs';
import { fail } from '../fail.mjs';
import { alive, pause } from '../process.mjs';

/**
 * Starts the server, and again on the same port whenever it dies, until the end.
 * @param {Parameters<typeof startPostgres>[0]} options
 */
export async function keepPostgres(options) {
  let server = await startPostgres(options);
  atEnd(() => server.stop());
  const watch = async () => {
    while (!isEnding()) {
      await pause(500);
      if (isEnding() || alive(server.pid)) continue;
      console.log('  database   ended: started again');
      server = await startPostgres({ ...options, port: server.port });
    }
  };
  void watch().catch(fail);
  return server;
}
