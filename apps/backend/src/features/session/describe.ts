import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { me } from '@berthcare/shared/contracts/session';
import type { Pool } from 'pg';
import { ApiError } from '../../api-error';
import { withContext } from '../../platform/postgres/transaction';
import type { OfficePrincipal } from '../../principal';
import { presentOfficePerson } from './present';
import { findOfficePerson, listTeams } from './repository';

/** The person, agency and teams behind a session, as the console shows them. */
export function describeOfficePerson(db: Pool, principal: OfficePrincipal): Promise<ResponseOf<typeof me>> {
  return withContext(
    db,
    principal,
    async (tx) => {
      const person = await findOfficePerson(tx, principal.personId);
      if (person === undefined) throw new ApiError('auth.required');
      return presentOfficePerson(person, await listTeams(tx, principal.teams));
    },
    { readOnly: true },
  );
}
