import { countWaiting } from '@berthcare/shared/contracts/office-waiting';
import { route, type Route } from '../../http/route';
import { withContext } from '../../platform/postgres/transaction';
import type { OfficeWaitingDependencies } from './dependencies';
import { countThings } from './repository';

export function countWaitingRoute({ db }: OfficeWaitingDependencies): Route {
  return route(countWaiting, ({ principal }) => withContext(db, principal, countThings, { readOnly: true }));
}
