import type { JsonWebKey } from 'node:crypto';
import type { Role } from '@berthcare/shared/domain/permissions';
import type { Pool } from 'pg';
import { build } from '../../platform/postgres/queries';
import type { Reader, Transaction } from '../../platform/postgres/transaction';

const SESSION_LENGTH = '24 hours';

/** `revoked: false` counts for something only where the journal has been replayed. */
interface AsTheJournalSays {
  revoked: boolean;
  replayed: boolean;
}

export interface NewDevice {
  id: string;
  name: string;
  platform: string;
  publicKey: JsonWebKey;
}

/** What app.activate_device answers. */
export interface Activation {
  person_id: string;
  person_name: string;
  credential: string | null;
  role: Role;
  locale: 'en' | 'fr';
  agency_id: string;
  agency_name: string;
  time_zone: string;
  agency_phone: string;
  session_expires_at: Date;
  author_key: Buffer;
}

/** The hashes of the tokens that a new device is given, and the key that its person gets who has none yet. */
export interface NewKeys {
  session: Buffer;
  push: Buffer;
  author: Buffer;
}

/** Uses the code up, unless it is the demo's. Undefined when it opens nothing. */
export async function redeemCode(
  db: Pool,
  codeHash: Buffer,
  { id, name, platform, publicKey }: NewDevice,
  { session, push, author }: NewKeys,
  demoCodes: boolean,
): Promise<Activation | undefined> {
  const { rows } = await db.query<Activation>(
    'select * from app.activate_device($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [codeHash, id, name, platform, publicKey, session, SESSION_LENGTH, demoCodes, push, author],
  );
  return rows[0];
}

/** What app.device_key answers. */
export interface DeviceKey extends AsTheJournalSays {
  public_key: JsonWebKey;
}

export async function findDeviceKey(db: Pool, deviceId: string): Promise<DeviceKey | undefined> {
  const { rows } = await db.query<DeviceKey>(
    'select key.*, app.journal_is_replayed() as replayed from app.device_key($1) key',
    [deviceId],
  );
  return rows[0];
}

/** When the session ends; undefined when the challenge has opened one before. */
export async function insertSession(
  db: Pool,
  deviceId: string,
  challengeHash: Buffer,
  tokenHash: Buffer,
): Promise<Date | undefined> {
  const { rows } = await db.query<{ session_expires_at: Date }>(
    'select * from app.open_device_session($1, $2, $3, $4)',
    [deviceId, challengeHash, tokenHash, SESSION_LENGTH],
  );
  return rows[0]?.session_expires_at;
}

export interface Bearer extends AsTheJournalSays {
  device_id: string;
  agency_id: string;
  person_id: string;
  role: Role;
  teams: string[];
  time_zone: string;
}

/** With where its exchange stands: the epoch, and the token that still says all there is to say. */
export interface SessionBearer extends Bearer {
  expired: boolean;
  epoch: string;
  previous_epoch: string | null;
  current_token: string | null;
  current_incarnation: string;
  current_projection: string;
  current_until: Date;
}

const standing = {
  name: 'device_standing',
  text: 'select bearer.*, app.journal_is_replayed() as replayed from app.device_standing($1) bearer',
};

export async function findBearer(db: Pool, tokenHash: Buffer): Promise<SessionBearer | undefined> {
  const { rows } = await db.query<SessionBearer>({ ...standing, values: [tokenHash] });
  return rows[0];
}

export async function findPushBearer(db: Pool, tokenHash: Buffer): Promise<Bearer | undefined> {
  const { rows } = await db.query<Bearer>(
    'select bearer.*, app.journal_is_replayed() as replayed from app.push_principal($1) bearer',
    [tokenHash],
  );
  return rows[0];
}

/** A person whom the asker may see. */
export async function findPerson(
  tx: Reader,
  personId: string,
): Promise<{ role: Role; active: boolean } | undefined> {
  const { rows } = await tx.query<{ role: Role; active: boolean }>(
    'select role, active from app.person where id = $1',
    [personId],
  );
  return rows[0];
}

/** Ends the person's unused codes. Who issues another at the same moment waits, so that one is open at the end. */
export async function endOpenCodes(tx: Transaction, personId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [personId]);
  await tx.query(
    `update app.activation_code set expires_at = now()
      where person_id = $1 and used_at is null and expires_at > now()`,
    [personId],
  );
}

export interface NewCode {
  id: string;
  agencyId: string;
  personId: string;
  issuedBy: string;
  hash: Buffer;
  minutes: number;
}

/** When the code ends; undefined when another unused code is the same. */
export async function insertCode(tx: Transaction, code: NewCode): Promise<Date | undefined> {
  const { rows } = await tx.query<{ expires_at: Date }>(
    `insert into app.activation_code (id, agency_id, person_id, issued_by, code_hash, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))
     on conflict do nothing
     returning expires_at`,
    [code.id, code.agencyId, code.personId, code.issuedBy, code.hash, code.minutes],
  );
  return rows[0]?.expires_at;
}

const selectDevices = () =>
  build
    .selectFrom('device')
    .innerJoin('person', 'person.id', 'device.person_id')
    .select([
      'device.id',
      'device.name',
      'device.platform',
      'device.activated_at',
      'device.last_heard_at',
      'device.signed_out_at',
      'device.revoked_at',
      'person.id as person_id',
      'person.name as person_name',
    ]);

export type DeviceRow = Awaited<ReturnType<typeof listVisibleDevices>>[number];

export function listVisibleDevices(tx: Reader) {
  return tx.all(selectDevices().orderBy('person.name').orderBy('device.activated_at', 'desc'));
}

export function findDevice(tx: Reader, deviceId: string) {
  return tx.first(selectDevices().where('device.id', '=', deviceId));
}

/** Does nothing for a device that was revoked before, or that the asker may not see. */
export async function markRevoked(tx: Transaction, deviceId: string): Promise<void> {
  await tx.query('update app.device set revoked_at = now() where id = $1 and revoked_at is null', [deviceId]);
}

/** What app.device_report and app.awaited_pictures answer. */
export interface Report {
  unsent: string;
  pictures: string;
  /** Care records, by id; null where there is nothing to tell. */
  held: string[] | null;
  window_from: string | null;
  window_to: string | null;
  saved_at: Date | null;
}

export async function findReport(tx: Reader, deviceId: string): Promise<Report | undefined> {
  const { rows } = await tx.query<Report>(
    'select *, app.awaited_pictures($1) as pictures from app.device_report($1)',
    [deviceId],
  );
  return rows[0];
}

/** Those of the clients whom the asker may see, by name. */
export async function namesOf(
  tx: Reader,
  clients: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select id, name from app.client where id = any ($1) and not gone order by name, id',
    [clients],
  );
  return rows;
}

export async function auditReport(
  tx: Transaction,
  clients: readonly { id: string }[],
  deviceId: string,
): Promise<void> {
  if (clients.length === 0) return;
  await tx.query('select app.audit_views($1, $2)', [clients.map(({ id }) => id), `device/${deviceId}`]);
}
