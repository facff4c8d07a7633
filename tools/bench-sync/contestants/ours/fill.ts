import { asOwner, type Owner } from '../../../../apps/backend/test/owner';
import { put, type Change } from '../../../../libs/shared/src/commands/command';
import { derivedId } from '../../../../libs/shared/src/sync/derived-id';
import { agency, teams, timeZone, type Caregiver, type World } from '../../world/world';

/** Rows that one statement writes. */
const BATCH = 5000;

/** Writes the world as the schema's owner: the database stamps versions and audits, as it always does. */
export async function fill(ownerUrl: string, { shared, caregivers }: World): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    await foundAgency(owner);
    for (const person of caregivers) await hire(owner, person);
  });
  const published = new Set(['office', 'staff']);
  await write(
    ownerUrl,
    // The database publishes the agency and its people by itself.
    shared.filter(({ table }) => !published.has(table)),
  );
  for (const { id, records, spare } of caregivers) {
    const grants = records.map((record) => grantOf(id, record.id, derivedId('bench', id, record.id), null));
    await write(ownerUrl, [...[...records, spare].flatMap(({ rows }) => rows), ...grants]);
  }
}

async function write(ownerUrl: string, changes: readonly Change[]): Promise<void> {
  for (let from = 0; from < changes.length; from += BATCH) {
    await asOwner(ownerUrl, async (owner) => {
      await owner.rows('set local statement_timeout = 0');
      await owner.put(...changes.slice(from, from + BATCH));
    });
  }
}

/** That a person holds a care record, since the world began. */
export const grantOf = (personId: string, recordId: string, id: string, endedAt: number | null): Change =>
  put('holding', { id, streamId: personId, recordId, since: Date.UTC(2026, 0, 1), endedAt });

async function foundAgency(owner: Owner): Promise<void> {
  const { id, name, locale, phone } = agency;
  await owner.insert('agency', [{ id, name, locale, phone, time_zone: timeZone }]);
  await owner.insert(
    'team',
    Object.values(teams).map((team) => ({ id: team.id, agency_id: id, name: team.name })),
  );
}

/** A caregiver, and a device under the same id. */
async function hire(owner: Owner, { id, name }: Caregiver): Promise<void> {
  const known = { id, agency_id: agency.id };
  await owner.insert('person', [{ ...known, name, role: 'caregiver', locale: 'en', credential: 'RN' }]);
  await owner.insert('person_team', [{ agency_id: agency.id, person_id: id, team_id: teams.east.id }]);
  await owner.insert('device', [{ ...known, person_id: id, name: 'Bench', platform: 'web', public_key: {} }]);
}
