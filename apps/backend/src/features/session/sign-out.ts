import { signOut as contract } from '@berthcare/shared/contracts/session';
import { route, type Route } from '../../http/route';
import type { SessionDependencies } from './dependencies';

export function signOut({ officeAuth, hints }: SessionDependencies): Route {
  return route(contract, async ({ principal, caller: { headers }, setCookie }) => {
    const cookies = await officeAuth.signOut(headers);
    cookies.forEach(setCookie);
    // Every process asks again whether the person's open streams may stay.
    await hints.publish([principal.personId]);
    return undefined;
  });
}
