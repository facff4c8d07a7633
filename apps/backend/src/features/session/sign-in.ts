import { signIn as contract } from '@berthcare/shared/contracts/session';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { sha256 } from '../../platform/keys';
import { guarded } from '../../platform/limits/rate-limits';
import { insistReplayed } from '../journal';
import type { SessionDependencies } from './dependencies';
import { describeOfficePerson } from './describe';
import { signInRules } from './limits';
import { auditWrongPassword, findOfficePrincipal } from './repository';

export function signIn({ db, limits, officeAuth, log, faults }: SessionDependencies): Route {
  const byPair = limits.limit(signInRules.pair);
  const byAddress = limits.limit(signInRules.address);
  const byEmail = limits.limit(signInRules.email);
  // Not waited for: an e-mail that is somebody's must not take longer to refuse than one that is nobody's.
  const noteWrongPassword = (email: string) =>
    void auditWrongPassword(db, email).catch((error: unknown) => {
      log.error({ event: 'audit.failed', error }, 'A refused sign-in was not noted');
      faults.tell({ error, route: contract.path });
    });
  const hash = (text: string) => sha256(text).toString('hex');

  return route(contract, async ({ body: { email, password }, caller: { address }, setCookie }) => {
    const name = email.toLowerCase();
    const { principal, cookies } = await guarded(
      [
        [byPair, hash(`${address} ${name}`)],
        [byAddress, hash(address)],
        [byEmail, hash(name)],
      ],
      async () => {
        // Asked first: a session that is nobody's would stay, and the audit would know of it.
        await insistReplayed(db);
        const identity = await officeAuth.signIn(name, password);
        if (identity === undefined) noteWrongPassword(name);
        const found = identity && (await findOfficePrincipal(db, identity));
        if (identity === undefined || found === undefined) throw new ApiError('auth.refused');
        return { principal: found, cookies: identity.cookies };
      },
    );
    cookies.forEach(setCookie);
    return describeOfficePerson(db, principal);
  });
}
