import type { ComponentType, ReactNode } from 'react';
import type { UnderWay } from '../../src/features/photos/actions/taking';
import { PhotoSheet } from '../../src/features/photos/components/PhotoSheet';
import { PhotosPart } from '../../src/features/photos/components/PhotosPart';
import { RecordPhotosPart } from '../../src/features/photos/components/RecordPhotosPart';
import { PicturesProvider } from '../../src/features/photos/pictures';
import type { PhotoState, VisitPhoto } from '../../src/features/photos/queries/photos';
import { corrected, photoSetAside } from '../fixtures/locked-record';
import { nothingWaits } from '../fixtures/sync';
import { at, today } from '../fixtures/time';
import { drawnPictures } from './drawn-pictures';
import { Record } from './record-scenes';
import { VisitInMemory } from './visit-scenes';

const nothing = () => undefined;

const photo = (id: string, state: PhotoState, takenAt = at(12, 31)): VisitPhoto => ({ id, state, takenAt });
const lastTime = {
  day: '2026-11-19',
  photos: [photo('x', 'arrived', at(12, 10, 19)), photo('away-z', 'arrived', at(12, 14, 19))],
};
const everyState = [
  ...[photo('a', 'waiting', at(12, 8)), photo('b', 'sent', at(12, 9)), photo('c', 'arrived', at(12, 10))],
  ...[photo('away-d', 'awaited', at(12, 11)), photo('away-e', 'lost', at(12, 12, 22)), photo('f', 'draft')],
];

const withPictures = (children: ReactNode) => (
  <PicturesProvider value={drawnPictures}>{children}</PicturesProvider>
);

interface Part {
  own?: readonly VisitPhoto[];
  last?: typeof lastTime | null;
  underWay?: readonly UnderWay[];
  /** As in the app that takes none. */
  none?: boolean;
}

const visit = ({ own = [], last = lastTime, underWay = [], none = false }: Part): ReactNode => (
  <VisitInMemory
    start={{
      section: 'note',
      photos: (
        <PhotosPart
          photos={{ own, last }}
          day={today}
          {...{ underWay, asked: 0 }}
          on={none ? null : { onAdd: nothing, onTryAgain: nothing, onLeaveOut: nothing, onRemove: nothing }}
        />
      ),
    }}
  />
);

/** Photos in every state. */
export const photoScenes: Record<string, ComponentType> = {
  'photos-first': () => withPictures(visit({ last: null })),
  'photos-taken': () => withPictures(visit({ own: [photo('a', 'draft'), photo('b', 'draft', at(12, 33))] })),
  'photos-states': () => withPictures(visit({ own: everyState })),
  'photos-trouble': () =>
    withPictures(
      visit({
        own: [photo('a', 'draft')],
        underWay: [
          { id: '1', trouble: null },
          { id: '2', trouble: 'noRoom' },
          { id: '3', trouble: 'failed' },
          { id: '4', trouble: 'unreadable' },
          { id: '5', trouble: 'tooLarge' },
          { id: '6', trouble: 'notHeld' },
        ],
      }),
    ),
  'photos-not-in-app': () => visit({ none: true }),
  'photo-sheet': () =>
    withPictures(
      <>
        {visit({ own: [photo('a', 'draft')] })}
        <PhotoSheet photo={photo('a', 'draft')} day={today} onRemove={nothing} onClose={nothing} />
      </>,
    ),
  'record-photos': () =>
    withPictures(
      <Record
        model={corrected}
        sync={nothingWaits}
        photos={<RecordPhotosPart photos={everyState.slice(0, 5)} day={today} />}
      />,
    ),
  'record-photo-aside': () => withPictures(<Record model={photoSetAside} sync={nothingWaits} />),
};
