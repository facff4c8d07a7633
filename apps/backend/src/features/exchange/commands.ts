import { submitCommand } from '@berthcare/shared/contracts/sync';
import { route } from '../../http/route';
import { submit } from '../../sync/office-command';
import { report } from './report';
import type { ExchangeServices } from './services';

export const commandsRoute = (services: ExchangeServices) =>
  route(submitCommand, async ({ principal, body, requestId }) => {
    const actor = { ...principal, deviceId: null };
    const { outcome, ...effects } = await submit(services.store, actor, body, services.now());
    report(services, effects, { requestId, route: submitCommand.path });
    return { outcome };
  });
