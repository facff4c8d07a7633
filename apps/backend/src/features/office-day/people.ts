import type { Reader } from '../../platform/postgres/transaction';

export interface PersonRow {
  id: string;
  name: string;
  credential: string | null;
}

/** People by id, from the agency's directory; those who have left too. */
export async function findPeople(tx: Reader, ids: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await tx.query<PersonRow>(
    `select id, name, nullif(credential, '') as credential from app.staff where id = any ($1) order by name, id`,
    [ids],
  );
  return rows;
}
