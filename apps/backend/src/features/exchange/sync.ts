import { protocolVersion } from '@berthcare/shared/sync/wire';
import { sync } from '@berthcare/shared/contracts/sync';
import { ApiError } from '../../api-error';
import { route } from '../../http/route';
import { exchange } from '../../sync/exchange';
import { report, reportMismatches } from './report';
import type { ExchangeServices } from './services';

/** The rows of a page come out of the database in the declared columns: they are not validated once more. */
export const syncRoute = (services: ExchangeServices) =>
  route(
    sync,
    async ({ principal, body, requestId }) => {
      if (body.protocol !== protocolVersion) throw new ApiError('request.malformed');
      const { response, ...effects } = await services.turns(() => exchange(services, principal, body));
      const asked = { requestId, route: sync.path };
      report(services, effects, asked);
      reportMismatches(services, body.mismatched ?? [], asked);
      return response;
    },
    { trusted: true },
  );
