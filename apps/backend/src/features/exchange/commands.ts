import { submitCommand } from '@berthcare/shared/contracts/sync';
import { route } from '../../http/route';
import { submit } from '../../sync/office-command';
import type { ExchangeServices } from './services';

export const commandsRoute = (services: ExchangeServices) =>
  route(submitCommand, async ({ principal, body }) => {
    const actor = { ...principal, deviceId: null };
    const { outcome, touched } = await submit(services.store, actor, body, services.now());
    services.hint(touched);
    return { outcome };
  });
