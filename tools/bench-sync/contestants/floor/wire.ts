import { phoneFetch } from '../../device/phone-fetch';
import type { WireDevice } from '../contestant';

/** Of each table rows, and ids of rows that are to go; and how far that goes. */
export type Answer = { at: number } & Record<string, (string | Record<string, unknown>)[]>;

export async function rowsSince(url: string, person: string, since: number): Promise<Answer> {
  const answer = await phoneFetch(`${url}/rows?person=${person}&since=${since}`);
  if (answer.status !== 200) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as Answer;
}

export const wire: WireDevice = {
  cold: async (url, { personId }) => (await rowsSince(url, personId, 0)).at,
  warm: async (url, { personId }, at) => void (await rowsSince(url, personId, at as number)),
};
