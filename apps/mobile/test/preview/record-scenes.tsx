import { useState, type ComponentProps, type ComponentType, type ReactNode } from 'react';
import { ConflictSheet } from '../../src/features/conflicts/components/ConflictSheet';
import { RecordGone } from '../../src/features/record/components/RecordGone';
import { RecordView } from '../../src/features/record/components/RecordView';
import { emptyAddendum, type AddendumDraft } from '../../src/features/record/model/addendum-draft';
import type { RecordModel } from '../../src/features/record/model/record-view';
import { SyncProvider, type SyncView } from '../../src/features/sync/sync-view';
import { setAsideKinds } from '../../src/features/sync/set-aside-kind';
import { contested, corrected, locked, pressureConflict, setAside, settled } from '../fixtures/locked-record';
import { nothingWaits, offline } from '../fixtures/sync';
import { today } from '../fixtures/time';

const nothing = () => undefined;

export function Record({
  model,
  sync,
  start = null,
  photos = null,
  spoilt = false,
}: {
  model: RecordModel;
  sync: SyncView;
  start?: AddendumDraft | null;
  photos?: ReactNode;
  /** Whether an addendum is here that does not open. */
  spoilt?: boolean;
}) {
  const [draft, setDraft] = useState(start);
  const [unreadable, setUnreadable] = useState(spoilt);
  return (
    <SyncProvider value={sync}>
      <RecordView
        model={model}
        draft={draft}
        photos={photos}
        onDraft={setDraft}
        unreadable={unreadable}
        onAdd={() => setDraft(null)}
        onGiveUp={() => setUnreadable(false)}
        connected={sync.network === 'connected'}
        {...{ onDecide: nothing, onBack: nothing, onSync: nothing, onNext: nothing }}
      />
    </SyncProvider>
  );
}

type Left = Pick<ComponentProps<typeof RecordGone>, 'draft'> & { kept?: boolean; unreadable?: boolean };

/** A record that has left, with what is left of an addendum to it until that is given up. */
const goneScene =
  (left: Left): ComponentType =>
  () => {
    const [{ draft, kept = false, unreadable = false }, setLeft] = useState(left);
    return (
      <SyncProvider value={nothingWaits}>
        <RecordGone {...{ draft, kept, unreadable }} onGiveUp={() => setLeft({ draft: null })} />
      </SyncProvider>
    );
  };

export const recordScenes: Record<string, ComponentType> = {
  'record-on-phone': () => <Record model={locked} sync={offline} />,
  'record-received': () => <Record model={corrected} sync={{ ...nothingWaits, visitsWaiting: 1 }} />,
  ...Object.fromEntries(
    setAsideKinds.map((kind) => [
      `record-${kind}`,
      () => <Record model={setAside(kind)} sync={{ ...nothingWaits, attention: 2 }} />,
    ]),
  ),
  'record-contested': () => <Record model={contested} sync={nothingWaits} />,
  'record-contested-offline': () => <Record model={contested} sync={offline} />,
  'conflict-sheet': () => (
    <>
      <Record model={contested} sync={nothingWaits} />
      <ConflictSheet conflict={pressureConflict} day={today} onDecide={nothing} onClose={nothing} />
    </>
  ),
  'record-settled': () => <Record model={settled} sync={nothingWaits} />,
  'record-addendum': () => (
    <Record
      model={{ ...locked, steps: corrected.steps }}
      sync={nothingWaits}
      start={{ ...emptyAddendum, item: 'vital.pulse', number: '87' }}
    />
  ),
  'record-addendum-unreadable': () => <Record model={corrected} sync={nothingWaits} spoilt />,
  'record-gone': goneScene({
    draft: { ...emptyAddendum, text: 'Her daughter called in the evening.', more: 'Forgot' },
  }),
  'record-gone-kept': goneScene({
    draft: { ...emptyAddendum, item: 'vital.pulse', number: '87' },
    kept: true,
  }),
  'record-gone-unreadable': goneScene({ draft: null, unreadable: true }),
};
