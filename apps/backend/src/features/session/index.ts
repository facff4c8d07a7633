import type { Route } from '../../http/route';
import type { SessionDependencies } from './dependencies';
import { me } from './me';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

export { officeAuthenticator } from './authenticate';
export { setLogin, type NewLogin } from './login';
export { createOfficeAuth, type OfficeAuth } from './office-auth';

export function sessionRoutes(dependencies: SessionDependencies): Route[] {
  return [signIn, signOut, me].map((make) => make(dependencies));
}
