import type { Express } from 'express';
import type { ApiConfig } from './config/config';
import { deviceAuthenticator, deviceRoutes, pushAuthenticator } from './features/devices';
import { createTurns, exchangeRoutes, type Turns } from './features/exchange';
import { hintRoutes, visibleStreams, type Audience } from './features/hints';
import { mountLanding } from './features/landing';
import { officeDayRoutes } from './features/office-day';
import { officeWaitingRoutes } from './features/office-waiting';
import { photoRoutes } from './features/photos';
import { createOfficeAuth, officeAuthenticator, sessionRoutes } from './features/session';
import { reportingRoutes } from './features/reporting';
import { createApp } from './http/app';
import type { Authenticators } from './http/authenticate';
import { createEventStreams, type EventStreams } from './http/event-streams';
import type { Route } from './http/route';
import { startKeepingJournal } from './jobs/keep-journal';
import { startKeepingPictures } from './jobs/keep-pictures';
import { startPruningJournal } from './jobs/prune-journal';
import { startRetrying } from './jobs/retry-held';
import { startSweeping } from './jobs/sweep';
import type { Faults } from './platform/faults/faults';
import { deriveKey } from './platform/keys';
import type { Logger } from './platform/logging/logger';
import { createOpened } from './platform/opened';
import { openPlatform, type Platform } from './platform/platform';
import { postgresRecordStore } from './platform/postgres/record-store';
import { postgresSealing } from './platform/sealing/postgres';
import { openAccess } from './platform/secrets/access';
import { openStorage, type OpenedStorage } from './platform/storage/open';
import type { ObjectStorage } from './platform/storage/storage';
import { checkReadiness } from './readiness';
import { signedTokens } from './sync/tokens';

/** The composition root: everything the API is made of, each thing made once. */
export interface Context extends Platform {
  config: ApiConfig;
  log: Logger;
  /** Epoch milliseconds. */
  clock: () => number;
  storage: ObjectStorage;
  authenticators: Authenticators;
  /** Which streams somebody may hear of. */
  audience: Audience;
  /** The open streams of events of this process. */
  streams: EventStreams;
  routes: Route[];
  app: Express;
  /** Closes every connection, the last opened first. */
  close: () => Promise<void>;
}

export interface ContextOptions {
  config: ApiConfig;
  log: Logger;
  faults: Faults;
  /** For tests: taken instead of the real thing. */
  overrides?: Partial<
    Pick<Context, 'clock' | 'audience' | 'limits' | 'hints'> & { turns: Turns; pageRows: number }
  >;
}

/** Connects and builds. What was opened is closed again when something fails on the way. */
export async function createContext(options: ContextOptions): Promise<Context> {
  const { config, log, overrides = {} } = options;
  const opened = createOpened();
  try {
    const access = await openAccess(config.secrets, log);
    const platform = { ...(await openPlatform(access, log, opened)), ...overrides };
    const { authSecret } = access;
    const objects = await openStorage(config.storage, deriveKey(authSecret, 'object address'));
    await opened.open(
      () => startSweeping(platform.db, log),
      (sweeping) => sweeping.stop(),
    );
    const journal = { db: platform.db, storage: objects.storage };
    await opened.open(
      () => startKeepingJournal(journal, log),
      (keeping) => keeping.stop(),
    );
    await opened.open(
      () => startPruningJournal(journal, log),
      (pruning) => pruning.stop(),
    );
    const { clock = Date.now } = overrides;
    const { db, hints } = platform;
    const hint = (touched: readonly string[]) => void hints.publish(touched);
    await opened.open(
      () => startKeepingPictures({ db, storage: objects.storage, hint, clock }, log),
      (keeping) => keeping.stop(),
    );
    await opened.open(
      () => startRetrying({ store: postgresRecordStore(db), log, now: clock, hint }),
      (retrying) => retrying.stop(),
    );
    return { ...compose({ ...options, authSecret, objects }, platform), close: opened.closeAll };
  } catch (error) {
    await opened.closeAll();
    throw error;
  }
}

interface Parts extends ContextOptions {
  authSecret: string;
  objects: OpenedStorage;
}

function compose(
  { config, log, faults, authSecret, objects, overrides = {} }: Parts,
  platform: Platform,
): Omit<Context, 'close'> {
  const { clock = Date.now, audience = visibleStreams(platform.db), turns = createTurns() } = overrides;
  const { db, authDb, hints, redis } = platform;
  const { storage } = objects;
  const officeAuth = createOfficeAuth({ pool: authDb, http: config.http, authSecret, log });
  const authenticators = {
    device: deviceAuthenticator(db),
    push: pushAuthenticator(db),
    office: officeAuthenticator({ db, officeAuth }),
  };
  const streams = createEventStreams();
  const routes = [
    ...sessionRoutes({ ...platform, officeAuth, log, faults }),
    ...deviceRoutes({ ...platform, storage, clock, authSecret, demoCodes: !config.http.production }),
    ...exchangeRoutes({
      store: postgresRecordStore(db),
      tokens: signedTokens(deriveKey(authSecret, 'sync token').toString('hex')),
      sealing: postgresSealing(db),
      now: clock,
      hint: (touched) => void hints.publish(touched),
      turns,
      log,
      faults,
      ...(overrides.pageRows !== undefined && { pageRows: overrides.pageRows }),
    }),
    ...officeDayRoutes({ db, clock }),
    ...officeWaitingRoutes({ db, clock }),
    ...photoRoutes({ db, storage, hints, clock }),
    ...hintRoutes({ hints, audience, authenticators }),
    ...reportingRoutes(config.reporting),
  ];
  const app = createApp({
    config,
    log,
    faults,
    routes,
    authenticators,
    streams,
    objects,
    readiness: () => checkReadiness(db, redis),
    mountLanding: mountLanding({
      db,
      demoPassword: config.http.production ? undefined : config.demo.password,
    }),
  });
  return { ...platform, config, log, clock, storage, authenticators, audience, streams, routes, app };
}
