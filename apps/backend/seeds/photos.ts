import { put } from '@berthcare/shared/commands/command';
import type { Change } from '@berthcare/shared/commands/command';
import { createHash } from 'node:crypto';
import { objectOf } from '../src/features/photos';
import type { ObjectStore } from '../src/platform/storage/storage';
import { clientId } from './clients';
import type { Done, Visit } from './documented';
import { demoId } from './ids';
import { jpegOf } from './pictures/jpeg';
import { ankles, pillBox, woundOnLeg } from './pictures/motifs';
import type { Painting } from './pictures/painting';
import { MINUTE } from './time';

/** The clients who have photos, and what is seen on those of their visits, the latest visit first. */
const seen: Record<string, Painting[][]> = {
  osei: [[ankles, pillBox]],
  kowalchuk: [0.45, 0.65, 1].map((part) => [woundOnLeg(part)]),
};

/**
 * Photos of the latest of these visits that are over, with their pictures in the store: drawn here, of nobody.
 * @param done what was documented today
 */
export async function photos(done: readonly Done[], objects: Pick<ObjectStore, 'write'>): Promise<Change[]> {
  const taken = Object.entries(seen).flatMap(([client, paintings]) => {
    const visits = done
      .map(({ visit }) => visit)
      .filter(({ streamId, state }) => streamId === clientId(client) && state === 'completed')
      .sort((a, b) => b.plannedStart - a.plannedStart);
    return paintings.flatMap((shown, at) => {
      const visit = visits[at];
      return visit ? shown.map((painting, place) => ({ visit, painting, place })) : [];
    });
  });
  const changes: Change[] = [];
  for (const { visit, painting, place } of taken) changes.push(await photo(visit, painting, place, objects));
  return changes;
}

async function photo(
  visit: Visit,
  painting: Painting,
  place: number,
  objects: Pick<ObjectStore, 'write'>,
): Promise<Change> {
  const bytes = jpegOf(painting);
  const picture = {
    ...{ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length },
    type: 'image/jpeg' as const,
  };
  const { key, type } = objectOf({ streamId: visit.streamId, ...picture });
  // Before its row: a photo that has arrived is there.
  await objects.write({ key, type }, bytes);
  const { width, height } = painting;
  const takenAt = visit.endedAt! - (9 - place) * MINUTE;
  return put('photo', {
    ...{ id: demoId('photo', visit.id, String(place)), streamId: visit.streamId, visitId: visit.id },
    ...{ day: visit.day, ...picture, width, height, takenAt, takenBy: visit.completedBy! },
    arrivedAt: Math.max(visit.receivedAt!, takenAt) + 2_000,
  });
}
