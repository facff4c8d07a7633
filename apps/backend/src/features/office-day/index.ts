import type { Route } from '../../http/route';
import type { OfficeDayDependencies } from './dependencies';
import { listCaregivers } from './list-caregivers';
import { readDay } from './read-day';
import { readVisit } from './read-visit';

export { auditViews } from './audit';
export { findPeople } from './people';
export { presentSetAside } from './present-set-aside';
export { findSetAsideById, setAside, type SetAside } from './set-aside';

/** What the office's pages read of the day, of a visit and of the caregivers. */
export function officeDayRoutes(dependencies: OfficeDayDependencies): Route[] {
  return [readDay, readVisit, listCaregivers].map((make) => make(dependencies));
}
