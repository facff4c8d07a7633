import { signOut as contract } from '@berthcare/shared/contracts/session';
import { route, type Route } from '../../http/route';
import type { SessionDependencies } from './dependencies';

export function signOut({ officeAuth }: SessionDependencies): Route {
  return route(contract, async ({ caller: { headers }, setCookie }) => {
    const cookies = await officeAuth.signOut(headers);
    cookies.forEach(setCookie);
    return undefined;
  });
}
