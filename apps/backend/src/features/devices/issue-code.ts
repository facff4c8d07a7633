import { issueActivationCode } from '@berthcare/shared/contracts/devices';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { newId } from '../../platform/id';
import { withContext, type Transaction } from '../../platform/postgres/transaction';
import type { OfficePrincipal } from '../../principal';
import { CODE_MINUTES, codeHasher, newCode } from './code';
import type { DeviceDependencies } from './dependencies';
import { mayIssueCodeTo } from './policy';
import { endOpenCodes, findPerson, insertCode } from './repository';

export function issueCode({ db, clock, authSecret }: DeviceDependencies): Route {
  const hashOf = codeHasher(authSecret);
  return route(issueActivationCode, async ({ principal, body: { personId } }) =>
    withContext(db, principal, async (tx) => {
      const person = await findPerson(tx, personId);
      if (person === undefined || !person.active) throw new ApiError('not_found');
      if (!mayIssueCodeTo(principal.role, person.role)) throw new ApiError('auth.forbidden');
      await endOpenCodes(tx, personId);
      return insertNewCode(tx, principal, personId, hashOf, clock());
    }),
  );
}

/** Draws until the code is not one that is out already. */
async function insertNewCode(
  tx: Transaction,
  { agencyId, personId: issuedBy }: OfficePrincipal,
  personId: string,
  hashOf: (code: string) => Buffer,
  now: number,
): Promise<{ code: string; expiresAt: number }> {
  for (;;) {
    const code = newCode();
    const expiresAt = await insertCode(tx, {
      id: newId(now),
      agencyId,
      personId,
      issuedBy,
      hash: hashOf(code),
      minutes: CODE_MINUTES,
    });
    if (expiresAt !== undefined) return { code, expiresAt: expiresAt.getTime() };
  }
}
