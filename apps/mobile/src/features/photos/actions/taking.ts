import type { Photos } from '@berthcare/sync-client/photos/photos';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import { DatabaseError } from '@berthcare/sync-client/sqlite/database-error';
import { PictureError, type Picture, type PictureSource } from '../../../platform/picture';
import { PHOTOS, photoKey, type PhotoDraft } from './photo-drafts';

/**
 * Why a picture is not kept. What is unreadable or too large never was one, and a record that has left the phone takes none;
 * the others can be tried again.
 */
export type Trouble = PictureError['why'] | 'notHeld' | 'noRoom' | 'failed';

export const mayTryAgain = (trouble: Trouble): boolean => trouble === 'noRoom' || trouble === 'failed';

/** Whether it is a picture that its person may still have kept. */
export const mayBeKept = ({ trouble }: Pick<UnderWay, 'trouble'>): boolean =>
  trouble === null || mayTryAgain(trouble);

/** A picture between the camera and the phone's store. It is durable when it is here no longer, and not before. */
export interface UnderWay {
  id: string;
  /** Null while it is being kept. */
  trouble: Trouble | null;
}

/** Takes the photos of a visit. One that could not be kept stays here until its person has decided about it. */
export interface Taking {
  underWay(): readonly UnderWay[];
  subscribe(listener: () => void): () => void;
  /** Asks for a picture and keeps it, as a draft until the visit is left or completed. */
  add(from: PictureSource): Promise<void>;
  tryAgain(id: string): void;
  leaveOut(id: string): void;
  /** Resolves when no picture is being kept any more: to whether all of them are. */
  settled(): Promise<boolean>;
}

interface Ports {
  photos: Pick<Photos, 'keep'>;
  visit: { id: string; streamId: string };
  choose: (from: PictureSource) => Promise<File | null>;
  pictureOf: (file: Blob) => Promise<Picture>;
  newId: () => string;
  now: () => number;
  /** What nobody foresaw. */
  report: (error: unknown) => void;
  /** A picture is durable, and its draft. */
  onKept: () => void;
}

/** A file that was chosen, as the phone will know it. */
interface Chosen {
  id: string;
  file: File;
  takenAt: number;
}

export function openTaking({ photos, visit, choose, pictureOf, newId, now, report, onKept }: Ports): Taking {
  const listeners = new Set<() => void>();
  const chosen = new Map<string, Chosen>();
  const atWork = new Set<Promise<void>>();
  let underWay: readonly UnderWay[] = [];

  const others = (id: string) => underWay.filter((one) => one.id !== id);
  const enter = (next: readonly UnderWay[]) => {
    underWay = next;
    listeners.forEach((listener) => listener());
  };
  const leave = (id: string) => {
    chosen.delete(id);
    enter(others(id));
  };

  const keep = async ({ id, file, takenAt }: Chosen) => {
    const { bytes, ...about } = await pictureOf(file);
    const body: PhotoDraft = { photoId: id, ...about, bytes: bytes.length, takenAt };
    const draft = { key: photoKey(visit.id, id), subject: visit.id, section: PHOTOS, body, at: now() };
    await photos.keep({ id, streamId: visit.streamId, draft }, bytes);
  };

  const attempt = async (one: Chosen) => {
    enter([...others(one.id), { id: one.id, trouble: null }]);
    try {
      await keep(one);
      leave(one.id);
      onKept();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === 'failed') report(error);
      enter([...others(one.id), { id: one.id, trouble }]);
    }
  };
  const start = (one: Chosen) => {
    const work = attempt(one).finally(() => atWork.delete(work));
    atWork.add(work);
  };

  return {
    underWay: () => underWay,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add(from) {
      const file = await choose(from);
      if (!file) return;
      // Another picture is the answer to one that never was one.
      enter(underWay.filter(mayBeKept));
      const one = { id: newId(), file, takenAt: takenAtOf(file, now()) };
      chosen.set(one.id, one);
      start(one);
    },
    tryAgain(id) {
      const one = chosen.get(id);
      const isUnderWay = underWay.some((other) => other.id === id && other.trouble === null);
      if (one && !isUnderWay) start(one);
    },
    leaveOut: leave,
    async settled() {
      while (atWork.size > 0) await Promise.all(atWork);
      return underWay.length === 0;
    },
  };
}

/** A file from the camera is of now. One that was chosen says when it was made; the record shall not say that it is newer. */
const takenAtOf = ({ lastModified }: File, now: number): number =>
  lastModified > 0 ? Math.min(lastModified, now) : now;

function troubleOf(error: unknown): Trouble {
  if (error instanceof PictureError) return error.why;
  if (error instanceof CommandRefused) return 'notHeld';
  const noRoom =
    error instanceof DatabaseError
      ? error.fault === 'full'
      : error instanceof DOMException && error.name === 'QuotaExceededError';
  return noRoom ? 'noRoom' : 'failed';
}
