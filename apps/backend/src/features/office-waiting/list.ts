import { listWaiting } from '@berthcare/shared/contracts/office-waiting';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import { auditViews, findPeople, findSetAsideById } from '../office-day';
import type { OfficeWaitingDependencies } from './dependencies';
import { placeIn, placeText, presentItem } from './present';
import { digestUpTo, findItems, findPlans } from './repository';

const PAGE = 50;

export function listWaitingRoute({ db, clock }: OfficeWaitingDependencies): Route {
  return route(listWaiting, ({ principal, query: { after } }) =>
    withContext(
      db,
      principal,
      async (tx) => {
        const from = after === undefined ? null : placeIn(after);
        const found = await findItems(tx, from, PAGE + 1);
        const items = found.slice(0, PAGE);
        const alone = items.flatMap(({ command_id }) => command_id ?? []);
        const streams = [...new Set(items.map(({ stream_id }) => stream_id))];
        const known = {
          commands: await findSetAsideById(tx, alone),
          people: await findPeople(tx, [...new Set(items.flatMap(({ people }) => people))]),
          plan: alone.length === 0 ? [] : await findPlans(tx, streams),
        };
        await auditViews(tx, streams, 'waiting');
        const last = items.at(-1);
        return {
          ...{ now: clock(), timeZone: principal.timeZone },
          items: items.flatMap((item) => presentItem(item, known)),
          moved: from !== null && (await digestUpTo(tx, from)) !== from.digest,
          next: found.length > PAGE && last ? placeText(last, await digestUpTo(tx, last)) : null,
        };
      },
      { isolation: 'repeatable read' },
    ),
  );
}
