import { gutter } from '@berthcare/design-tokens/space';
import { useState, type ReactNode } from 'react';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { MainButton } from '../../../ui/controls/MainButton';
import { useFormat } from '../../../ui/i18n/format';
import { Dock } from '../../../ui/layout/Dock';
import { Screen } from '../../../ui/layout/Screen';
import { Section } from '../../../ui/layout/Section';
import { TopBar } from '../../../ui/layout/TopBar';
import { Text } from '../../../ui/text/Text';
import { ConflictCard } from '../../conflicts/components/ConflictCard';
import { ConflictSheet } from '../../conflicts/components/ConflictSheet';
import type { Decision, VisitConflict } from '../../conflicts/model/conflict';
import { SyncStatus } from '../../sync/SyncStatus';
import { ShareBar } from '../../visit/components/ShareBar';
import { UnreadableBand } from '../../visit/components/UnreadableBand';
import { emptyAddendum, type AddendumDraft } from '../model/addendum-draft';
import type { RecordModel } from '../model/record-view';
import { AddendumCard } from './AddendumCard';
import { AddendumSheet } from './AddendumSheet';
import { EntryTable } from './EntryTable';
import { Receipt } from './Receipt';
import { SetAsideCard } from './SetAsideCard';
import { SignaturePart } from './SignaturePart';

interface RecordViewProps {
  model: RecordModel;
  /** The addendum being written, if there is one. */
  draft: AddendumDraft | null;
  /** Whether one was being written that does not open any more. */
  unreadable: boolean;
  onDraft: (draft: AddendumDraft | null) => void;
  onAdd: (draft: AddendumDraft) => void;
  /** Leaves out the addendum that does not open. */
  onGiveUp: () => void;
  photos: ReactNode;
  /** Whether the office can be reached. */
  connected: boolean;
  onDecide: (conflict: VisitConflict, decision: Decision) => void;
  onBack: () => void;
  onSync: () => void;
  onNext: () => void;
}

/** After completion: the receipt is the headline, each word only when it is true; below it the record, locked. */
export function RecordView({
  model,
  draft,
  unreadable,
  photos,
  connected,
  onDraft,
  onAdd,
  onGiveUp,
  onDecide,
  onBack,
  onSync,
  onNext,
}: RecordViewProps) {
  const { t } = useTranslation(['record', 'common']);
  const format = useFormat();
  const [deciding, setDeciding] = useState<VisitConflict | null>(null);
  const { next } = model;
  const onward = next
    ? t('record:next', { name: next.clientName, time: format.time(next.at) })
    : t('record:toToday');
  return (
    <>
      <Screen
        sync={<SyncStatus onOpen={onSync} />}
        header={<TopBar back={{ label: t('common:today'), spoken: t('record:toToday'), onPress: onBack }} />}
        dock={
          <Dock
            main={
              <MainButton label={onward} step={`record:${model.visitId}`} onPress={next ? onNext : onBack} />
            }
          />
        }
      >
        {unreadable ? (
          <View style={{ paddingBottom: 12 }}>
            <UnreadableBand told={t('record:compose.unreadable')} onLeaveOut={onGiveUp} />
          </View>
        ) : null}
        <Receipt model={model} />
        {model.conflicts.length > 0 ? (
          <Section title={t('record:conflict.section')}>
            <View style={{ gap: 12 }}>
              {model.conflicts.map((conflict) => (
                <ConflictCard
                  key={conflict.id}
                  {...{ conflict, connected }}
                  day={model.day}
                  onOpen={setDeciding}
                />
              ))}
            </View>
          </Section>
        ) : null}
        {(['title', 'settledTitle'] as const).map((title) => {
          const shown = model.setAside.filter(
            ({ settlement }) => (settlement === null) === (title === 'title'),
          );
          return shown.length > 0 ? (
            <Section key={title} title={t(`record:setAside.${title}`)}>
              <View style={{ gap: 12 }}>
                {shown.map((one) => (
                  <SetAsideCard key={one.id} setAside={one} clientName={model.clientName} day={model.day} />
                ))}
              </View>
            </Section>
          ) : null;
        })}
        {model.addenda.length > 0 ? (
          <Section title={t('record:addenda')}>
            <View style={{ gap: 12 }}>
              {model.addenda.map((addendum) => (
                <AddendumCard key={addendum.id} addendum={addendum} day={model.day} />
              ))}
            </View>
          </Section>
        ) : null}
        {model.mayAdd ? (
          <View style={{ paddingHorizontal: gutter, paddingTop: 16, alignItems: 'flex-start' }}>
            <Button icon="plus" label={t('record:add')} onPress={() => onDraft(emptyAddendum)} />
          </View>
        ) : null}
        <Section title={t('record:record')}>
          <EntryTable entries={model.entries} day={model.day} />
          {model.share ? <ShareBar share={model.share} /> : null}
        </Section>
        {model.note ? (
          <Section title={t('record:note')}>
            <Text>{model.note}</Text>
          </Section>
        ) : null}
        {photos}
        <SignaturePart model={model} />
      </Screen>
      {deciding ? (
        <ConflictSheet
          day={model.day}
          conflict={deciding}
          onDecide={(decision) => {
            onDecide(deciding, decision);
            setDeciding(null);
          }}
          onClose={() => setDeciding(null)}
        />
      ) : null}
      {draft ? (
        <AddendumSheet
          entries={model.entries}
          author={model.reader}
          draft={draft}
          onChange={onDraft}
          onAdd={onAdd}
          onClose={() => onDraft(null)}
        />
      ) : null}
    </>
  );
}
