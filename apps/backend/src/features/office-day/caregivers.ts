import type { Reader } from '../../platform/postgres/transaction';

export interface CaregiverRow {
  id: string;
  name: string;
  credential: string | null;
  phone: string | null;
  team_ids: string[];
  last_heard_at: Date | null;
}

export interface TeamRow {
  id: string;
  name: string;
}

/** The teams the asker may see. */
export async function listTeams(tx: Reader): Promise<TeamRow[]> {
  const { rows } = await tx.query<TeamRow>('select id, name from app.team order by name');
  return rows;
}

/** The ids of the caregivers of the asker's teams. */
export async function listTeamCaregivers(tx: Reader): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct s.id from app.person_team m
       join app.staff s on s.id = m.person_id
       where s.role = 'caregiver' and s.active`,
  );
  return rows.map(({ id }) => id);
}

/**
 * These people of the agency, with when their phones were last heard of. They may be of another team or have left: the
 * names are in the agency's directory, which the whole agency sees.
 */
export async function findCaregivers(tx: Reader, ids: readonly string[]): Promise<CaregiverRow[]> {
  const { rows } = await tx.query<CaregiverRow>(
    `select s.id, s.name, nullif(s.credential, '') as credential, s.phone, heard.at as last_heard_at,
         array(select m.team_id from app.person_team m where m.person_id = s.id order by m.team_id) as team_ids
       from app.staff s
       left join app.last_heard($1) heard on heard.person_id = s.id
       where s.id = any ($1)
       order by s.name, s.id`,
    [ids],
  );
  return rows;
}
