import { ApiError } from '../../api-error';
import type { Authenticators } from '../../http/authenticate';
import type { SessionDependencies } from './dependencies';
import { findOfficePrincipal } from './repository';

/** Who is signed in, and may be: asked of the database every time, so that leaving holds at once. */
export function officeAuthenticator({
  db,
  officeAuth,
}: Pick<SessionDependencies, 'db' | 'officeAuth'>): Authenticators['office'] {
  return async (headers, setCookie) => {
    if (headers.cookie === undefined) throw new ApiError('auth.required');
    const identity = await officeAuth.identify(headers);
    const principal = identity && (await findOfficePrincipal(db, identity));
    if (identity === undefined || principal === undefined) throw new ApiError('auth.required');
    identity.cookies.forEach(setCookie);
    return principal;
  };
}
