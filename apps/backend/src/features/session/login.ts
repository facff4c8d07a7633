import { hashPassword } from 'better-auth/crypto';
import type { ClientBase, Pool } from 'pg';

export interface NewLogin {
  id: string;
  agencyId: string;
  personId: string;
  name: string;
  email: string;
  password: string;
}

/**
 * Gives a person of the office an e-mail and password to sign in with, or a new password for the same
 * person. The connection must be allowed to write the schema `auth`.
 */
export async function setLogin(connection: ClientBase | Pool, login: NewLogin): Promise<void> {
  const { id, agencyId, personId, name, email, password } = login;
  const { rows } = await connection.query<{ id: string }>(
    `insert into auth."user" (id, name, email, "emailVerified", "agencyId", "personId")
     values ($1, $2, lower($3), true, $4, $5)
     on conflict ("personId") do update set name = excluded.name, email = excluded.email, "updatedAt" = now()
     returning id`,
    [id, name, email, agencyId, personId],
  );
  const userId = rows[0]?.id;
  await connection.query('delete from auth.account where "userId" = $1', [userId]);
  await connection.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ($1, $1, 'credential', $1, $2, now())`,
    [userId, await hashPassword(password)],
  );
}
