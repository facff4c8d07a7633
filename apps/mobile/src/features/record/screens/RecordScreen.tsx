import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../runtime/runtime-context';
import { useOnline } from '../../../runtime/use-online';
import { useQuery } from '../../../runtime/use-query';
import { decide } from '../../conflicts/actions/decide';
import { RecordPhotos } from '../../photos/screens/RecordPhotos';
import { go } from '../../places/navigation';
import { addAddendum, keepAddendumDraft, readAddendumDraft } from '../actions/addendum';
import { RecordGone } from '../components/RecordGone';
import { RecordView } from '../components/RecordView';
import type { AddendumDraft } from '../model/addendum-draft';
import { readRecord } from '../queries/record';

export function RecordScreen({ visitId }: { visitId: string }) {
  const { t } = useTranslation('record');
  const { device, account } = useApp();
  const online = useOnline();
  const personId = account.person.id;
  const model = useQuery(() => readRecord(device, visitId, { personId }), ['rows', 'queue'], [visitId]);
  const kept = useQuery(() => readAddendumDraft(device, visitId), ['rows', 'queue', 'drafts'], [visitId]);
  const [draft, setDraft] = useState<AddendumDraft | null>(null);
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    void readAddendumDraft(device, visitId).then((read) => setDraft(read.draft));
  }, [device, visitId]);
  if (model === undefined || kept === undefined) return null;

  const keep = (next: AddendumDraft | null) => {
    setDraft(next);
    void keepAddendumDraft(device, visitId, next).then((kept) => setGone(!kept));
  };
  const giveUp = () => keep(null);
  if (model === null || isGone)
    return (
      <RecordGone
        {...{ draft, unreadable: kept.unreadable }}
        kept={kept.draft !== null && !isGone}
        onGiveUp={giveUp}
      />
    );

  const add = async (ready: AddendumDraft) => {
    await addAddendum(device, model, ready, (reason) => t(`compose.reasons.${reason}`));
    setDraft(null);
  };
  return (
    <RecordView
      model={model}
      {...{ draft, unreadable: kept.unreadable }}
      onDraft={keep}
      onGiveUp={giveUp}
      onAdd={(ready) => void add(ready)}
      photos={<RecordPhotos visit={{ id: visitId, streamId: model.clientId, day: model.day }} />}
      connected={online}
      onDecide={(conflict, decision) => void decide(device, model, conflict, decision)}
      onBack={() => go.place('today')}
      onSync={go.sync}
      onNext={() => (model.next ? go.client(model.next.clientId) : go.place('today'))}
    />
  );
}
