import { useState, type ComponentType } from 'react';
import { RecordView } from '../../src/features/record/components/RecordView';
import { emptyAddendum, type AddendumDraft } from '../../src/features/record/model/addendum-draft';
import type { RecordModel } from '../../src/features/record/model/record-view';
import { SyncProvider, type SyncView } from '../../src/features/sync/sync-view';
import { setAsideKinds } from '../../src/features/sync/set-aside-kind';
import { corrected, locked, setAside } from '../fixtures/locked-record';
import { at } from '../fixtures/time';

const nothing = () => undefined;

function Record({
  model,
  sync,
  start = null,
}: {
  model: RecordModel;
  sync: SyncView;
  start?: AddendumDraft | null;
}) {
  const [draft, setDraft] = useState(start);
  return (
    <SyncProvider value={sync}>
      <RecordView
        model={model}
        draft={draft}
        onDraft={setDraft}
        onAdd={() => setDraft(null)}
        {...{ onBack: nothing, onSync: nothing, onNext: nothing }}
      />
    </SyncProvider>
  );
}

const offline: SyncView = { network: 'offline', visitsWaiting: 1, attention: 0, heardAt: at(10, 42) };
const connected: SyncView = { network: 'connected', visitsWaiting: 0, attention: 0, heardAt: at(13, 12) };

export const recordScenes: Record<string, ComponentType> = {
  'record-on-phone': () => <Record model={locked} sync={offline} />,
  'record-received': () => <Record model={corrected} sync={{ ...connected, visitsWaiting: 1 }} />,
  ...Object.fromEntries(
    setAsideKinds.map((kind) => [
      `record-${kind}`,
      () => <Record model={setAside(kind)} sync={{ ...connected, attention: 2 }} />,
    ]),
  ),
  'record-addendum': () => (
    <Record
      model={{ ...locked, steps: corrected.steps }}
      sync={connected}
      start={{ ...emptyAddendum, item: 'vital.pulse', number: '87' }}
    />
  ),
};
