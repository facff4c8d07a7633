import type { Route } from '../../http/route';
import { countWaitingRoute } from './count';
import type { OfficeWaitingDependencies } from './dependencies';
import { listWaitingRoute } from './list';

/** What waits for a decision, of whatever day: two values, and work that was set aside. */
export const officeWaitingRoutes = (dependencies: OfficeWaitingDependencies): Route[] => [
  listWaitingRoute(dependencies),
  countWaitingRoute(dependencies),
];
