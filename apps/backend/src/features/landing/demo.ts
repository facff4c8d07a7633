import type { Pool } from 'pg';
import { agency, people, teams } from '../../../seeds/staff';

/** How to get into the demo agency. */
export interface DemoSignIns {
  agency: string;
  password: string;
  caregivers: { name: string; credential: string; team: string; code: string }[];
  office: { name: string; role: 'coordinator' | 'administrator'; team: string | null; email: string }[];
}

/** The demo's sign-ins, where its data are; undefined elsewhere. */
export async function findDemo(db: Pool, password: string): Promise<DemoSignIns | undefined> {
  const { rows } = await db.query<{ seeded: boolean }>('select app.demo_is_seeded() as seeded');
  if (rows[0]?.seeded !== true) return undefined;
  const caregivers: DemoSignIns['caregivers'] = [];
  const office: DemoSignIns['office'] = [];
  for (const { name, credential, role, team, code, email } of people) {
    const teamName = team === null ? null : teams[team].name;
    if (code !== null) caregivers.push({ name, credential: credential ?? '', team: teamName ?? '', code });
    else if (email !== null && role !== 'caregiver') office.push({ name, role, team: teamName, email });
  }
  return { agency: agency.name, password, caregivers, office };
}
