import type { Role } from '@berthcare/shared/domain/permissions';
import type { Pool } from 'pg';
import { build } from '../../platform/postgres/queries';
import type { Reader } from '../../platform/postgres/transaction';
import type { OfficePrincipal } from '../../principal';
import { replaying } from '../journal';

interface Rights {
  role: Role;
  teams: string[];
  time_zone: string;
  replayed: boolean;
}

/**
 * What somebody who has proved to be this person may do; undefined for whom the office no longer knows. Throws
 * `server.replaying` while it may be somebody who left.
 */
export async function findOfficePrincipal(
  db: Pool,
  { agencyId, personId }: { agencyId: string; personId: string },
): Promise<OfficePrincipal | undefined> {
  const { rows } = await db.query<Rights>(
    'select *, app.journal_is_replayed() as replayed from app.office_principal($1, $2)',
    [agencyId, personId],
  );
  const rights = rows[0];
  if (rights === undefined) return undefined;
  if (!rights.replayed) throw replaying();
  const { role, teams, time_zone: timeZone } = rights;
  return { kind: 'office', agencyId, personId, role, teams, timeZone };
}

/** Notes in the audit that somebody tried a wrong password for this e-mail; nothing for an e-mail that is nobody's. */
export async function auditWrongPassword(db: Pool, email: string): Promise<void> {
  await db.query('select app.audit_wrong_password($1)', [email]);
}

export type OfficePersonRow = NonNullable<Awaited<ReturnType<typeof findOfficePerson>>>;

/** The person of the context, with the agency. */
export function findOfficePerson(tx: Reader, personId: string) {
  return tx.first(
    build
      .selectFrom('person')
      .innerJoin('agency', 'agency.id', 'person.agency_id')
      .select([
        'person.id',
        'person.name',
        'person.role',
        'person.locale',
        'agency.id as agency_id',
        'agency.name as agency_name',
        'agency.time_zone',
      ])
      .where('person.id', '=', personId),
  );
}

export function listTeams(tx: Reader, ids: string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.all(build.selectFrom('team').select(['id', 'name']).where('id', 'in', ids).orderBy('name'));
}
