import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';
import type { ApiConfig } from '../config/config';
import type { Faults } from '../platform/faults/faults';
import type { Logger } from '../platform/logging/logger';
import { OBJECTS_PATH, type OpenedStorage } from '../platform/storage/open';
import { compress } from './compress';
import { errorHandler, notFound } from './error-handler';
import { mountHealth, type Readiness } from './health';
import { mount, type MountOptions } from './mount';
import { openApiDocument } from './openapi';
import { mountObjects } from './objects';
import { mountReference } from './reference';
import { requestId } from './request-id';
import { requestLog } from './request-log';
import type { Route } from './route';
import { securityHeaders } from './security-headers';
import { mountSite } from './static-site';

export interface AppOptions extends MountOptions {
  config: Pick<ApiConfig, 'http' | 'web' | 'reporting'>;
  log: Logger;
  faults: Faults;
  routes: Route[];
  readiness: () => Promise<Readiness>;
  objects: OpenedStorage;
  /** Mounts the page at `/`. */
  mountLanding: (app: Express) => void;
}

/** The whole surface: one port, one origin. */
export function createApp(options: AppOptions): Express {
  const { config, log, faults, routes, readiness, objects, mountLanding } = options;
  const app = express();
  app.disable('x-powered-by');
  // Answers of the API are never stored; files have tags of their own.
  app.disable('etag');
  app.set('trust proxy', config.http.trustedProxies);
  app.set('query parser', 'simple');
  const origins = { reports: config.reporting.appDsn, objects: objects.storage.origin };
  app.use(requestId, requestLog(log), securityHeaders(config.http, origins), compress);

  mountHealth(app, readiness);
  if (objects.listener !== undefined) mountObjects(app, OBJECTS_PATH, objects.listener);
  mount(app, routes, options);
  const endpoints = routes.map(({ endpoint }) => endpoint);
  mountReference(app, openApiDocument(endpoints));
  mountLanding(app);
  for (const site of ['app', 'console']) mountBuiltSite(app, site, config.web.root);

  app.use(notFound);
  app.use(errorHandler(log, faults));
  return app;
}

function mountBuiltSite(app: Express, name: string, root: string | undefined): void {
  const folder = root === undefined ? undefined : join(root, name);
  if (folder !== undefined && existsSync(folder)) mountSite(app, `/${name}`, folder);
}
