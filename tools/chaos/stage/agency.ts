import { asOwner, testPool } from '../../../apps/backend/test/owner';
import { giveLogin } from '../../../apps/backend/test/client';
import { agency, agencyId, people, timeZone } from '../../../apps/backend/test/simulation/agency';
import { foundAgency } from '../../../apps/backend/test/traces/postgres-stage';
import { databaseAt } from '../../../apps/backend/src/platform/postgres/access';
import { migrate } from '../../../apps/backend/src/platform/postgres/migrate';
import { tableNames } from '../../../libs/shared/src/record/tables';
import { snakeCase } from '../../../apps/backend/src/platform/postgres/record-columns';
import type { LoginUrls } from '../../check/login-urls';

/** Who is at home in the office of the simulation's agency. */
export const dana = { ...people.dana, agencyId, deviceId: '' };

export const actorOf = (name: 'priya' | 'marc') => {
  const { id: personId, role } = people[name];
  return { agencyId, personId, role, timeZone };
};

/** The agency of the simulation, in a real database; its office can sign in. */
export async function openAgency({ ownerUrl }: LoginUrls): Promise<void> {
  await migrate(databaseAt(ownerUrl));
  await keepHistory(ownerUrl);
  await asOwner(ownerUrl, foundAgency);
  // The founding itself is what triggers publish of the agency and its people.
  const [, ...changes] = agency(Date.now()).changes;
  for (const together of changes) await asOwner(ownerUrl, (owner) => owner.put(...together));
  await giveLogin(ownerUrl, dana);
}

/**
 * The record keeps no history of its rows; the judge needs one. It stands in the database, so that a copy of the
 * server has it as it was then.
 */
async function keepHistory(ownerUrl: string): Promise<void> {
  const pool = testPool(ownerUrl, 1);
  await pool.query(`
    create schema chaos;
    create table chaos.written (n bigint generated always as identity primary key, stream uuid not null,
      version bigint not null, name text not null, before jsonb, after jsonb, command uuid);
    create function chaos.note() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      insert into chaos.written (stream, version, name, before, after, command)
        values (new.stream_id, new.version, tg_table_name,
          case when tg_op = 'UPDATE' and not old.gone then to_jsonb(old) end,
          case when not new.gone then to_jsonb(new) end,
          (nullif(current_setting('app.effects', true), '')::jsonb -> new.id::text ->> 0)::uuid);
      return null;
    end $$;
    ${tableNames
      .map(
        (name) => `create trigger zz_note after insert or update on app.${snakeCase(name)}
          for each row execute function chaos.note();`,
      )
      .join('\n')}`);
  await pool.end();
}
