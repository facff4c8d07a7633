import type { TaskValue, UnmeasuredValue, VitalValue } from '@berthcare/shared/domain/entry';
import { gutter } from '@berthcare/design-tokens/space';
import { useState, type ReactNode } from 'react';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { MainButton } from '../../../ui/controls/MainButton';
import { SectionTabs, type SectionTab } from '../../../ui/controls/SectionTabs';
import { useFormat } from '../../../ui/i18n/format';
import { Dock } from '../../../ui/layout/Dock';
import { Screen } from '../../../ui/layout/Screen';
import { TopBar } from '../../../ui/layout/TopBar';
import { ConflictCard } from '../../conflicts/components/ConflictCard';
import { ConflictSheet } from '../../conflicts/components/ConflictSheet';
import type { Decision, VisitConflict } from '../../conflicts/model/conflict';
import { SyncStatus } from '../../sync/SyncStatus';
import {
  noteIsMissing,
  openRows,
  photoSection,
  type SectionKey,
  type VisitDocument,
} from '../model/document';
import { leftOver, nextStep, stepIdentity, type Step } from '../model/next-step';
import type { TaskRow, VitalRow } from '../model/rows';
import { signatureState, type SignatureDraft } from '../model/signature-draft';
import type { TaskChoice } from '../model/task-choice';
import { noReason, type UnmeasuredChoice } from '../model/unmeasured-choice';
import type { Opened } from '../model/visit-form';
import { stepWords } from '../words/step-words';
import { FinishSection } from './FinishSection';
import { HelpButton } from './HelpButton';
import { HindranceBand, type Hindrance } from './HindranceBand';
import { HelpSheet, type Person } from './HelpSheet';
import { NoteSection, type NoteSectionProps } from './NoteSection';
import { TaskSheet } from './TaskSheet';
import { TasksSection } from './TasksSection';
import { UnmeasuredSheet } from './UnmeasuredSheet';
import { UnreadableBand } from './UnreadableBand';
import { VisitHeader } from './VisitHeader';
import { VitalSheet } from './VitalSheet';
import { VitalsSection } from './VitalsSection';

/** What the screen shows. */
export interface VisitState {
  clientName: string;
  allergies: readonly string[];
  representatives: readonly string[];
  contacts: readonly Person[];
  office: { name: string; phone: string } | null;
  startedAt: number | null;
  /** `YYYY-MM-DD` */
  day: string;
  document: VisitDocument;
  section: SectionKey;
  opened: Opened | null;
  accepted: readonly string[];
  signature: SignatureDraft;
  savedAt: number | null;
  /** Entries that two people wrote differently, and nobody has decided. */
  conflicts: readonly VisitConflict[];
  /** Whether the office can be reached. */
  connected: boolean;
  /** What stands between the author and the record. */
  hindrance: Hindrance | null;
  /** How much of what was written here does not open any more. */
  unreadable: number;
  note: Omit<NoteSectionProps, 'text' | 'asked' | 'onChange' | 'photos'>;
  photos: ReactNode;
  /** How many of this visit are kept. */
  photoCount: number;
  /** Whether there is one that is not kept yet. */
  photoUnderWay: boolean;
}

/** What a person can do on it. */
export interface VisitHandlers {
  onDecide: (conflict: VisitConflict, decision: Decision) => void;
  /** Leaves out what does not open any more. */
  onLeaveOut: () => void;
  onBack: () => void;
  onSync: () => void;
  onClient: () => void;
  onSection: (section: SectionKey) => void;
  onStep: (step: Step) => void;
  onMark: (row: VitalRow | TaskRow) => void;
  onOpen: (opened: Opened | null) => void;
  onOpenRow: (row: VitalRow | TaskRow) => void;
  onVital: (row: VitalRow, value: VitalValue) => void;
  onUnmeasured: (row: VitalRow, value: UnmeasuredValue) => void;
  onTask: (row: TaskRow, value: TaskValue) => void;
  onNote: (text: string) => void;
  onSettle: (row: VitalRow | TaskRow | 'note') => void;
  onLeave: (leave: boolean) => void;
  onSignature: (draft: SignatureDraft) => void;
}

/** The visit: one section at a time, the main button always naming the next open thing. */
export function VisitView({ state, on }: { state: VisitState; on: VisitHandlers }) {
  const { t } = useTranslation(['visit', 'vitals', 'photos']);
  const format = useFormat();
  const [helping, setHelping] = useState(false);
  const [deciding, setDeciding] = useState<VisitConflict | null>(null);
  const [drawing, setDrawing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { document, section, accepted } = state;
  const signature = signatureState(state.signature);
  const step = nextStep(section, { document, signature, accepted });
  const words = stepWords(t, format, step, leftOver(document, accepted).length);
  const help = () => setHelping(true);
  /** What cannot be done in the place of the button is shown, with the focus on it. */
  const ask = (what: Asked['what']) => setAsked((before) => ({ what, times: (before?.times ?? 0) + 1 }));
  const go = (key: SectionKey) => {
    setAsked(null);
    on.onSection(key);
  };
  const press = () => {
    if (step.kind === 'sign') ask('signature');
    if (step.kind === 'write') ask('note');
    on.onStep(step);
  };
  const settle = (row: VitalRow | TaskRow | 'note') => {
    if (row === 'note') ask('note');
    on.onSettle(row);
  };

  return (
    <>
      <Screen
        sync={<SyncStatus savedAt={state.savedAt} onOpen={on.onSync} />}
        header={
          <>
            <TopBar
              back={{ label: t('visit:leave'), spoken: t('visit:leaveSpoken'), onPress: on.onBack }}
              aside={
                state.startedAt === null
                  ? undefined
                  : t('visit:since', { time: format.time(state.startedAt) })
              }
            />
            <VisitHeader name={state.clientName} allergies={state.allergies} onName={on.onClient} />
          </>
        }
        scrollKey={section}
        scrolls={!drawing}
        dock={
          <Dock
            tabs={
              <SectionTabs
                label={t('visit:sections.label')}
                tabs={tabsOf(t, state)}
                current={section}
                onChange={(key) => go(key as SectionKey)}
              />
            }
            side={<HelpButton onPress={help} />}
            main={
              <MainButton
                {...words}
                {...(step.kind === 'complete' && state.photoUnderWay ? { detail: t('photos:underWay') } : {})}
                step={stepIdentity(section, step)}
                look={step.kind === 'sign' ? 'quiet' : 'main'}
                onPress={press}
              />
            }
          />
        }
      >
        {state.hindrance ? <HindranceBand hindrance={state.hindrance} /> : null}
        {state.unreadable > 0 ? (
          <UnreadableBand
            told={t('unreadable.told', { count: state.unreadable })}
            onLeaveOut={on.onLeaveOut}
          />
        ) : null}
        {state.conflicts.length > 0 ? (
          <View style={{ gap: 12, paddingHorizontal: gutter, paddingVertical: 12 }}>
            {state.conflicts.map((conflict) => (
              <ConflictCard
                key={conflict.id}
                conflict={conflict}
                day={state.day}
                connected={state.connected}
                onOpen={setDeciding}
              />
            ))}
          </View>
        ) : null}
        <SectionBody state={state} on={{ ...on, onSettle: settle }} asked={asked} onDrawing={setDrawing} />
      </Screen>
      <OpenedSheet state={state} on={on} onHelp={help} />
      {deciding ? (
        <ConflictSheet
          conflict={deciding}
          day={state.day}
          onDecide={(decision) => {
            on.onDecide(deciding, decision);
            setDeciding(null);
          }}
          onClose={() => setDeciding(null)}
        />
      ) : null}
      {helping ? (
        <HelpSheet
          office={state.office}
          clientName={state.clientName}
          contacts={state.contacts}
          onClose={() => setHelping(false)}
        />
      ) : null}
    </>
  );
}

/** What the person was led to, and how often: each time it takes the focus again. */
interface Asked {
  what: 'signature' | 'note';
  times: number;
}

interface BodyProps {
  state: VisitState;
  on: VisitHandlers;
  onDrawing: (drawing: boolean) => void;
  asked: Asked | null;
}

function SectionBody({ state, on, onDrawing, asked }: BodyProps) {
  const { document, section } = state;
  const times = (what: Asked['what']) => (asked?.what === what ? asked.times : 0);
  if (section === 'vitals')
    return <VitalsSection rows={document.vitals} onMark={on.onMark} onOpen={on.onOpenRow} />;
  if (section === 'tasks')
    return <TasksSection rows={document.tasks} onMark={on.onMark} onOpen={on.onOpenRow} />;
  if (section === 'note')
    return (
      <NoteSection
        {...state.note}
        text={document.note?.text ?? ''}
        asked={times('note')}
        onChange={on.onNote}
        photos={state.photos}
      />
    );
  return (
    <>
      <FinishSection
        document={document}
        accepted={state.accepted}
        signature={state.signature}
        photoCount={state.photoCount}
        clientName={state.clientName}
        representatives={state.representatives}
        onSettle={on.onSettle}
        onLeave={on.onLeave}
        onSignature={on.onSignature}
        onDrawing={onDrawing}
        asked={times('signature')}
      />
      {photoSection(document) === 'finish' ? state.photos : null}
    </>
  );
}

function OpenedSheet({ state, on, onHelp }: Omit<BodyProps, 'onDrawing' | 'asked'> & { onHelp: () => void }) {
  const { document, opened, day } = state;
  if (!opened) return null;
  const close = () => on.onOpen(null);
  if (opened.kind === 'vital') {
    const row = document.vitals.find(({ item }) => item === opened.item);
    if (!row) return null;
    const change = (text: string) => on.onOpen({ ...opened, text });
    const keep = (value: VitalValue) => on.onVital(row, value);
    const why = (unmeasured: UnmeasuredChoice | null) => on.onOpen({ ...opened, unmeasured });
    const sheet = { row, onClose: close, onHelp };
    if (opened.unmeasured)
      return (
        <UnmeasuredSheet
          {...sheet}
          choice={opened.unmeasured}
          onChange={why}
          onKeep={(value) => on.onUnmeasured(row, value)}
          onMeasure={() => why(null)}
        />
      );
    return (
      <VitalSheet
        {...{ ...sheet, today: day, text: opened.text, onChange: change, onKeep: keep }}
        onCannot={() => why(noReason)}
      />
    );
  }
  const row = document.tasks.find(({ item }) => item === opened.item);
  if (!row) return null;
  const change = (choice: TaskChoice) => on.onOpen({ ...opened, choice });
  const keep = (value: TaskValue) => on.onTask(row, value);
  return (
    <TaskSheet {...{ row, choice: opened.choice, onChange: change, onKeep: keep, onClose: close, onHelp }} />
  );
}

type T = ReturnType<typeof useTranslation<['visit', 'vitals']>>['t'];

function tabsOf(t: T, { document }: VisitState): SectionTab[] {
  return document.sections.map((key) => {
    const label = t(`visit:sections.${key}`);
    if (key === 'finish') return { key, label, progress: 'none' };
    if (key === 'note') {
      const written = (document.note?.text ?? '').trim() !== '';
      return { key, label, progress: written ? 'done' : noteIsMissing(document) ? 'open' : 'none' };
    }
    const open = openRows(document[key]).length;
    const part = document[key].some(({ entry }) => entry !== null);
    const spoken = open === 0 ? t('visit:sections.done') : t('visit:sections.open', { count: open });
    return { key, label, progress: open === 0 ? 'done' : part ? 'part' : 'open', spoken };
  });
}
