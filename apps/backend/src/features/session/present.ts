import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { me } from '@berthcare/shared/contracts/session';
import type { OfficePersonRow } from './repository';

type OfficePerson = ResponseOf<typeof me>;

export function presentOfficePerson(row: OfficePersonRow, teams: OfficePerson['teams']): OfficePerson {
  return {
    person: {
      id: row.id,
      name: row.name,
      role: row.role as OfficePerson['person']['role'],
      locale: row.locale as OfficePerson['person']['locale'],
    },
    agency: { id: row.agency_id, name: row.agency_name, timeZone: row.time_zone },
    teams: teams.map(({ id, name }) => ({ id, name })),
  };
}
