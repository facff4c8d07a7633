import { sync } from '@berthcare/shared/contracts/sync';
import { compact } from '@berthcare/shared/sync/compact';
import { route } from '../../http/route';
import { exchange } from '../../sync/exchange';
import { spoken } from './protocol';
import { report, reportMismatches } from './report';
import { reportRestore } from './report-restore';
import type { ExchangeServices } from './services';

/** The rows of a page come out of the database in the declared columns: they are not validated once more. */
export const syncRoute = (services: ExchangeServices) =>
  route(
    sync,
    async ({ principal, askAgain, body, requestId }) => {
      const asked = { requestId, route: sync.path };
      const { response, unannounced, ...effects } = await services.turns(async (waited) => {
        // Whoever was let out while they stood in line gets no answer, either.
        const asker = waited ? await askAgain() : principal;
        return exchange(services, asker, spoken(body), asker.standing);
      });
      report(services, effects, asked);
      reportMismatches(services, body.mismatched ?? [], asked);
      if (unannounced) reportRestore(services, asked);
      return compact(response, body.epoch);
    },
    { trusted: true },
  );
