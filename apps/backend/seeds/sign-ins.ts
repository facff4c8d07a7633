import { generateKeyPairSync } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { setLogin } from '../src/features/session';
import { demoId } from './ids';
import { phoneOf } from './phone';
import { agency, caregiverKeys, caregivers, coordinators, people, teams } from './staff';
import { timeZone } from './time';
import { lastHeard } from './today';

/** The agency, its teams and its people. */
export async function foundAgency(connection: ClientBase): Promise<void> {
  const { id, name, locale, phone } = agency;
  await connection.query(
    `insert into app.agency (id, name, time_zone, locale, phone) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [id, name, timeZone, locale, phone],
  );
  for (const team of Object.values(teams)) {
    await connection.query(
      `insert into app.team (id, agency_id, name) values ($1, $2, $3) on conflict do nothing`,
      [team.id, id, team.name],
    );
  }
  for (const person of people) {
    const { credential, role, phone, email, locale, team } = person;
    await connection.query(
      `insert into app.person (id, agency_id, name, credential, role, phone, email, locale)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [person.id, id, person.name, credential, role, phone, email, locale],
    );
    if (team === null) continue;
    await connection.query(
      `insert into app.person_team (agency_id, person_id, team_id) values ($1, $2, $3) on conflict do nothing`,
      [id, person.id, teams[team].id],
    );
  }
}

/** The office's e-mail addresses and the one password of all of them; a password changed since stays. */
export async function giveLogins(connection: ClientBase, password: string): Promise<void> {
  for (const { id, name, email } of people) {
    if (email === null) continue;
    const { rowCount } = await connection.query('select from auth."user" where "personId" = $1', [id]);
    if (rowCount !== 0) continue;
    await setLogin(connection, {
      id: demoId('login', id),
      agencyId: agency.id,
      personId: id,
      name,
      email,
      password,
    });
  }
}

/** Each caregiver's code, issued anew every day. It is kept as a hash, of which the server's secret is a part. */
export async function issueCodes(
  connection: ClientBase,
  hashOf: (code: string) => Buffer,
  today: string,
): Promise<void> {
  for (const { id, code } of Object.values(caregivers)) {
    if (code === null) continue;
    await connection.query(
      `insert into app.activation_code (id, agency_id, person_id, issued_by, code_hash, issued_at, expires_at, demo)
       values ($1, $2, $3, $4, $5, $6, 'infinity', true)
       on conflict (id) do update set code_hash = excluded.code_hash, issued_at = excluded.issued_at
         where (activation_code.code_hash, activation_code.issued_at) <> (excluded.code_hash, excluded.issued_at)`,
      [demoId('code', id), agency.id, id, coordinators.east.id, hashOf(code), `${today} 00:00 ${timeZone}`],
    );
  }
}

/** The day the demo was last brought up to: that of its codes. Null before the first time. */
export async function lastDay(connection: ClientBase | Pool): Promise<string | null> {
  const { rows } = await connection.query<{ day: string | null }>(
    `select to_char(max(issued_at) at time zone $2, 'YYYY-MM-DD') as day
     from app.activation_code where agency_id = $1 and demo`,
    [agency.id, timeZone],
  );
  return rows[0]?.day ?? null;
}

/** A phone for each caregiver, for the office to see when it was last heard. Nobody has its key. */
export async function carryPhones(connection: ClientBase, now: number): Promise<void> {
  for (const key of caregiverKeys) {
    const { id, name } = caregivers[key];
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await connection.query(
      `insert into app.device (id, agency_id, person_id, name, platform, public_key, activated_at, last_heard_at)
       values ($1, $2, $3, $4, 'android', $5, to_timestamp($6 / 1000.0) - interval '90 days', to_timestamp($6 / 1000.0))
       on conflict (id) do update set last_heard_at = excluded.last_heard_at`,
      [
        phoneOf(key),
        agency.id,
        id,
        `${name.split(' ')[0]}’s phone`,
        publicKey.export({ format: 'jwk' }),
        lastHeard(key, now),
      ],
    );
  }
}
