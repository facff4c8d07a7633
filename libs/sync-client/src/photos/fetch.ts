import { anotherRound, type RoundResult } from '../take';
import { next, type Tried, type Turn } from './next';
import type { Fetched, PhotoPorts } from './ports';
import { insertFetched, placeOf, wanted } from './queue';

/** Fetches one of the pictures that are worth having before anybody asks. */
export async function fetchNext(ports: PhotoPorts, turn: Turn): Promise<RoundResult | 'failed'> {
  const ids = (await wanted(ports.db)).map(({ id }) => id);
  return next(ids, turn, async (id): Promise<Tried> => {
    const fetched = await fetchPhoto(ports, id);
    if (fetched.kind === 'picture') return anotherRound;
    if (fetched.kind === 'none') return 'skipped';
    return fetched.kind === 'failed' ? 'failed' : fetched;
  });
}

/** Fetches a picture of the record, and keeps it if the record is still held when it comes. */
export async function fetchPhoto({ db, files, transport }: PhotoPorts, id: string): Promise<Fetched> {
  const fetched = await transport.fetch(id);
  if (fetched.kind !== 'picture') return fetched;
  await files.write(id, fetched.bytes);
  const kept = await db.transaction(async (tx) => {
    const place = await placeOf(tx, id);
    if (place) await tx.batch([insertFetched(place)]);
    return place !== null;
  });
  if (kept) return fetched;
  await files.remove(id);
  return { kind: 'none' };
}
