import { createContext, use, useState, useSyncExternalStore, type ReactNode } from 'react';
import { newId } from '../../platform/ids';
import { choosePicture, pictureOf } from '../../platform/picture';
import { reportError } from '../../reports/watch';
import { useApp } from '../../runtime/runtime-context';
import { visitsBeingWritten } from '../visit/actions/being-written';
import { sealLeftDrafts } from '../visit/actions/seal-left-drafts';
import { openAllTakings, type AllTakings, type Unkept } from './actions/all-takings';
import { openTaking, type Taking } from './actions/taking';
import { PicturesProvider } from './pictures';

const TakingsContext = createContext<AllTakings | null>(null);

/**
 * Gives the screens below their pictures, and each visit its own taking of photos. That one outlives the visit's screen: a
 * picture that could not be kept is still there when its person comes back.
 */
export function PhotosSource({ children }: { children: ReactNode }) {
  const { device, photos } = useApp();
  const [takings] = useState(
    () =>
      photos &&
      openAllTakings((visit) =>
        openTaking({
          ...{ photos, visit, pictureOf, newId, choose: choosePicture, now: Date.now, report: reportError },
          // Where the visit was left meanwhile, nobody else seals it.
          onKept: () => void sealLeftDrafts(device, visitsBeingWritten),
        }),
      ),
  );
  return (
    <PicturesProvider value={photos}>
      <TakingsContext value={takings}>{children}</TakingsContext>
    </PicturesProvider>
  );
}

/** How photos of the visit are taken; null where the platform takes none. */
export const useTaking = (visit: Parameters<AllTakings['of']>[0]): Taking | null =>
  use(TakingsContext)?.of(visit) ?? null;

const never = () => () => undefined;

/** The pictures that are in the app's memory alone, by visit, and how those of a visit are kept after all, or left out. */
export function useUnkept(): { unkept: readonly Unkept[] } & Pick<AllTakings, 'tryAgain' | 'leaveOut'> {
  const takings = use(TakingsContext);
  const unkept = useSyncExternalStore(takings?.subscribe ?? never, takings?.unkept ?? (() => nothing));
  return {
    unkept,
    tryAgain: (visitId) => takings?.tryAgain(visitId),
    leaveOut: (visitId) => takings?.leaveOut(visitId),
  };
}

const nothing: readonly never[] = [];

/** The pictures that are not kept yet. */
export const useUnderWay = (taking: Taking | null): ReturnType<Taking['underWay']> =>
  useSyncExternalStore(taking?.subscribe ?? never, taking?.underWay ?? (() => nothing));
