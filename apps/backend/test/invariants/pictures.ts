import type { Faults } from './evidence';
import { valuesIn } from './row-text';
import type { ServerSnapshot } from './server-snapshot';

/** A picture that somebody announced: in the record, or in what was set aside. */
interface Announced {
  id: string;
  stream: string;
  sha256: string;
  /** Whether the record says that it has arrived; null where there is nothing to say it in. */
  arrived: boolean | null;
}

function announced({ rows, log, content }: ServerSnapshot): Announced[] {
  const inRecord = rows.flatMap(({ table, stream, id, gone, text }): Announced[] => {
    if (table !== 'photo' || gone) return [];
    const { sha256, arrivedAt } = valuesIn('photo', text);
    return [{ id, stream, sha256: sha256 as string, arrived: arrivedAt !== null }];
  });
  const aside = log.flatMap(({ id: command, type, outcome, stream }): Announced[] => {
    if (type !== 'photo.attach' || (outcome !== 'review' && outcome !== 'held')) return [];
    const { payload } = content.get(command) as { payload: { photoId: string; sha256: string } };
    return [{ id: payload.photoId, stream, sha256: payload.sha256, arrived: null }];
  });
  return [...inRecord, ...aside];
}

/**
 * I9: at rest the office has the picture of every photo that it knows of, and the record says so.
 * @param has whether the store has the bytes with this hash, of this record
 * @param forgone pictures that it need not have: their phones were withdrawn, or their authors have not come back to them
 */
export function picturesHaveArrived(
  server: ServerSnapshot,
  has: (stream: string, sha256: string) => boolean,
  forgone: ReadonlySet<string>,
): Faults {
  return announced(server).flatMap(({ id, stream, sha256, arrived }): Faults => {
    if (!has(stream, sha256) && forgone.has(id)) return [];
    if (!has(stream, sha256)) return [`I9 the picture of ${id} is not at the office`];
    return arrived === false ? [`I9 the picture of ${id} has arrived, and the record does not say so`] : [];
  });
}

/** I9: until the office has it, a picture that was taken is on the device, whatever died on the way. */
export function waitingPicturesAreKept(
  name: string,
  waiting: readonly { id: string }[],
  files: { has(name: string): boolean },
): Faults {
  return waiting
    .filter(({ id }) => !files.has(id))
    .map(({ id }) => `I9 ${name} has lost the picture of ${id}`);
}
