import { me as contract } from '@berthcare/shared/contracts/session';
import { route, type Route } from '../../http/route';
import type { SessionDependencies } from './dependencies';
import { describeOfficePerson } from './describe';

export function me({ db }: SessionDependencies): Route {
  return route(contract, ({ principal }) => describeOfficePerson(db, principal));
}
