import type { Route } from '../../http/route';
import { commandsRoute } from './commands';
import type { ExchangeServices } from './services';
import { pushRoute } from './push';
import { syncRoute } from './sync';

export type { ExchangeServices } from './services';
export { createTurns, type Turns } from './turns';

/** The exchange with phones, and the office's commands: the only writers of streams. */
export const exchangeRoutes = (services: ExchangeServices): Route[] => [
  syncRoute(services),
  pushRoute(services),
  commandsRoute(services),
];
