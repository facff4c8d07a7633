import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { TestDatabase } from '../../../tools/check/test-database';
import type { ApiConfig } from '../src/config/config';
import { createContext, type Context, type ContextOptions } from '../src/context';
import { serve } from '../src/http/server';
import { createFaults, type FaultListener } from '../src/platform/faults/faults';
import { createLogger } from '../src/platform/logging/logger';

export interface TestApi {
  /** Scheme, host and port. */
  url: string;
  context: Context;
  /** What the process has written to its log, a line each. */
  logLines: string[];
  close: () => Promise<void>;
}

export interface TestApiOptions {
  overrides?: NonNullable<ContextOptions['overrides']>;
  /** Who is told of faults. */
  faults?: FaultListener;
  config?: Partial<Pick<ApiConfig, 'web' | 'reporting' | 'storage'>> & {
    http?: Partial<ApiConfig['http']>;
    redisUrl?: string;
  };
}

const nowhere = { dsn: undefined, appDsn: undefined, release: undefined };

/** The real API on a loopback port of its own, in this process. */
export async function startApi(
  { apiUrl, authUrl }: Pick<TestDatabase, 'apiUrl' | 'authUrl'>,
  { overrides = {}, faults: listener, config = {} }: TestApiOptions = {},
): Promise<TestApi> {
  const logLines: string[] = [];
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      logLines.push(...String(chunk).split('\n').filter(Boolean));
      done();
    },
  });
  const log = createLogger({ level: 'debug', role: 'api', destination });
  const faults = createFaults();
  if (listener !== undefined) faults.listen(listener);
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-objects-'));
  const context = await createContext({
    log,
    faults,
    overrides,
    config: {
      logging: { level: 'debug' },
      http: {
        production: false,
        host: '127.0.0.1',
        port: 0,
        publicUrl: 'http://127.0.0.1',
        secure: false,
        trustedProxies: 1,
        ...config.http,
      },
      web: config.web ?? { root: undefined },
      demo: { password: 'the password of the demo' },
      reporting: config.reporting ?? { ...nowhere, environment: 'test' },
      storage: config.storage ?? { folder },
      secrets: {
        databaseUrl: apiUrl,
        authDatabaseUrl: authUrl,
        redisUrl: config.redisUrl,
        authSecret: 'a secret for tests, long enough for the rule',
      },
    },
  });
  const server = await serve(context.app, '127.0.0.1', 0);
  return {
    url: `http://127.0.0.1:${server.port}`,
    context,
    logLines,
    close: async () => {
      await server.stop(context.streams.closeAll);
      await context.close();
      rmSync(folder, { recursive: true });
    },
  };
}
