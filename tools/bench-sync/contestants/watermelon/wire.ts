import { phoneFetch } from '../../device/phone-fetch';
import type { WireDevice } from '../contestant';

/** WatermelonDB's rows: strings, numbers and booleans alone. */
export type Raw = Record<string, string | number | boolean | null> & { id: string };
export type Changes = Record<string, { created: Raw[]; updated: Raw[]; deleted: string[] }>;

export interface Pulled {
  changes: Changes;
  timestamp: number;
}

export async function pull(url: string, person: string, lastPulledAt: number | null): Promise<Pulled> {
  const answer = await phoneFetch(
    `${url}/sync?person=${person}&last_pulled_at=${lastPulledAt ?? ''}&schema_version=1`,
  );
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as Pulled;
}

export async function push(
  url: string,
  person: string,
  lastPulledAt: number,
  changes: Changes,
): Promise<void> {
  const answer = await phoneFetch(`${url}/sync?person=${person}&last_pulled_at=${lastPulledAt}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  await answer.arrayBuffer();
}

export const wire: WireDevice = {
  cold: async (url, { personId }) => (await pull(url, personId, null)).timestamp,
  warm: async (url, { personId }, at) => void (await pull(url, personId, at as number)),
};
