import { createContext, use, useState, useSyncExternalStore, type ReactNode } from 'react';
import { newId } from '../../platform/ids';
import { choosePicture, pictureOf } from '../../platform/picture';
import { reportError } from '../../reports/watch';
import { useApp } from '../../runtime/runtime-context';
import { visitsBeingWritten } from '../visit/actions/being-written';
import { sealLeftDrafts } from '../visit/actions/seal-left-drafts';
import { openTaking, type Taking } from './actions/taking';
import { PicturesProvider } from './pictures';

interface Visit {
  id: string;
  streamId: string;
}

const TakingsContext = createContext<(visit: Visit) => Taking | null>(() => null);

/**
 * Gives the screens below their pictures, and each visit its own taking of photos. That one outlives the visit's screen: a
 * picture that could not be kept is still there when its person comes back.
 */
export function PhotosSource({ children }: { children: ReactNode }) {
  const { device, photos } = useApp();
  const [takings] = useState(() => new Map<string, Taking>());
  const takingOf = (visit: Visit) => {
    if (!photos) return null;
    const known = takings.get(visit.id);
    if (known) return known;
    const taking = openTaking({
      ...{ photos, visit, pictureOf, newId, choose: choosePicture, now: Date.now, report: reportError },
      // Where the visit was left meanwhile, nobody else seals it.
      onKept: () => void sealLeftDrafts(device, visitsBeingWritten),
    });
    takings.set(visit.id, taking);
    return taking;
  };
  return (
    <PicturesProvider value={photos}>
      <TakingsContext value={takingOf}>{children}</TakingsContext>
    </PicturesProvider>
  );
}

/** How photos of the visit are taken; null where the platform takes none. */
export const useTaking = (visit: Visit): Taking | null => use(TakingsContext)(visit);

const nothing: ReturnType<Taking['underWay']> = [];
const never = () => () => undefined;

/** The pictures that are not kept yet. */
export const useUnderWay = (taking: Taking | null): ReturnType<Taking['underWay']> =>
  useSyncExternalStore(taking?.subscribe ?? never, taking?.underWay ?? (() => nothing));
