import { push } from '@berthcare/shared/contracts/sync';
import { route } from '../../http/route';
import { pushOnly } from '../../sync/push-only';
import { spoken } from './protocol';
import { report } from './report';
import type { ExchangeServices } from './services';

export const pushRoute = (services: ExchangeServices) =>
  route(push, async ({ principal, askAgain, body, requestId }) => {
    const { response, ...effects } = await services.turns(async (waited) =>
      pushOnly(services, waited ? await askAgain() : principal, spoken(body)),
    );
    report(services, effects, { requestId, route: push.path });
    return response;
  });
