import { base64url } from '@berthcare/utils/base64url';
import type { Pool } from 'pg';
import type { Sealing } from '../../sync/sealing';
import { makeKeyPair, openBox, type KeyPair } from './key-pair';

/**
 * Sealing to the key pair that the database keeps: made by the first process that asks, never replaced, since a phone may
 * come back after months. Read once a process.
 */
export function postgresSealing(db: Pool): Sealing {
  let reading: Promise<KeyPair[]> | undefined;
  const pairs = () =>
    (reading ??= readPairs(db).catch((error: unknown) => {
      reading = undefined;
      throw error;
    }));
  return {
    publicKey: async () => base64url((await pairs()).at(-1)!.publicKey),
    open: async (box, boundTo) => openBox(await pairs(), box, boundTo),
  };
}

/** All there are, the oldest first; where there is none, a fresh one is kept. */
async function readPairs(db: Pool): Promise<KeyPair[]> {
  const { publicKey, privateKey } = makeKeyPair();
  const { rows } = await db.query<{ public_key: Buffer; private_key: Buffer }>(
    'select * from app.sealing_keys($1, $2)',
    [publicKey, privateKey],
  );
  return rows.map(({ public_key, private_key }) => ({ publicKey: public_key, privateKey: private_key }));
}
