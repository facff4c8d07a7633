import { useState, type ComponentType, type ReactNode } from 'react';
import { documenting } from '../../src/features/visit/actions/handlers';
import type { VisitPort } from '../../src/features/visit/actions/visit-port';
import type { Hindrance } from '../../src/features/visit/components/HindranceBand';
import { VisitView } from '../../src/features/visit/components/VisitView';
import type { Opened } from '../../src/features/visit/model/visit-form';
import type { Entry, VisitRecord } from '../../src/features/visit/model/care-record';
import { documentOf, type SectionKey } from '../../src/features/visit/model/document';
import type { EntryDraft } from '../../src/features/visit/model/entries';
import { withDrafts } from '../../src/features/visit/model/overlay';
import { emptySignature, type SignatureDraft } from '../../src/features/visit/model/signature-draft';
import type { VisitConflict } from '../../src/features/conflicts/model/conflict';
import { SyncProvider } from '../../src/features/sync/sync-view';
import { pressureConflict } from '../fixtures/locked-record';
import * as osei from '../fixtures/osei';
import { offline } from '../fixtures/sync';
import { at, today } from '../fixtures/time';

interface Start {
  record?: VisitRecord;
  section?: SectionKey;
  opened?: Opened | null;
  accepted?: string[];
  signature?: SignatureDraft;
  hindrance?: Hindrance;
  unreadable?: number;
  conflicts?: VisitConflict[];
  photos?: ReactNode;
}

/** A visit whose drafts live in memory: everything can be tried, nothing is kept. */
export function VisitInMemory({ start }: { start: Start }) {
  const [drafts, setDrafts] = useState<EntryDraft[]>([]);
  const [section, setSection] = useState<SectionKey>(start.section ?? 'vitals');
  const [opened, setOpened] = useState<Opened | null>(start.opened ?? null);
  const [accepted, setAccepted] = useState<readonly string[]>(start.accepted ?? []);
  const [signature, setSignature] = useState<SignatureDraft>(start.signature ?? emptySignature);
  const [unreadable, setUnreadable] = useState(start.unreadable ?? 0);
  const [completed, setCompleted] = useState(false);
  const record = withDrafts(start.record ?? osei.visitRecord(), drafts);
  const write = (written: readonly EntryDraft[]) =>
    setDrafts((before) => [
      ...before.filter(({ item }) => !written.some((one) => one.item === item)),
      ...written,
    ]);
  const port: VisitPort = {
    now: () => at(12, 19),
    write,
    type: (draft) => write([draft]),
    drop: (items) => setDrafts((before) => before.filter(({ item }) => !items.includes(item))),
    open: setOpened,
    accept: setAccepted,
    sign: setSignature,
    go: setSection,
    complete: () => setCompleted(true),
  };
  const unsealed = new Set(drafts.map(({ item }) => item));
  const nothing = () => undefined;
  if (completed)
    return <div id="completed">{JSON.stringify({ drafts, signed: signature.strokes.length })}</div>;
  return (
    <SyncProvider value={offline}>
      <VisitView
        state={{
          clientName: osei.osei.name,
          allergies: osei.allergies.map(({ substance }) => substance),
          representatives: ['Abena Osei'],
          contacts: [{ name: 'Abena Osei', detail: 'Daughter', phone: '613-555-0178' }],
          office: { name: 'Rideau Home Care', phone: '613-555-0100' },
          startedAt: at(12, 3),
          day: today,
          document: documentOf(record),
          ...{ section, opened, accepted, signature },
          savedAt: at(12, 18),
          photos: start.photos ?? null,
          ...{ photoCount: 2, photoUnderWay: false },
          ...{ conflicts: start.conflicts ?? [], connected: true },
          ...{ hindrance: start.hindrance ?? null, unreadable },
          note: {
            phrases: ['Ate well', 'Skin intact', 'Daughter present', 'Calm and oriented'],
            lastNote: {
              text: 'Ate half her lunch. Left ankle slightly swollen, no pain.',
              day: '2026-11-19',
            },
          },
        }}
        on={{
          ...documenting({ record, section, accepted, signature, unsealed }, port),
          onLeaveOut: () => setUnreadable(0),
          ...{ onDecide: nothing, onBack: nothing, onSync: nothing, onClient: nothing },
        }}
      />
    </SyncProvider>
  );
}

const measuredToday: Entry[] = [
  osei.todays('vital.blood_pressure', osei.vital(132, 78)),
  osei.todays('vital.pulse', osei.vital(78), { provenance: 'changed', at: at(12, 20) }),
  osei.todays('vital.weight', osei.vital(63.4), { provenance: 'changed', at: at(12, 22) }),
  osei.todays(osei.planTask(30), osei.done, { at: at(12, 22) }),
];
const tasksToday: Entry[] = [
  osei.todays(osei.planTask(31), osei.done, { at: at(12, 24) }),
  osei.todays(
    osei.planTask(32),
    { kind: 'task', done: 'declined', reason: 'Itchy today' },
    { provenance: 'changed', at: at(12, 25) },
  ),
];
const note = osei.todays('note', {
  kind: 'note',
  text: 'Both ankles swollen, left more. Breathless on stairs since Saturday. Called Dr. Singh 12:26.',
});
const rest: Entry[] = [
  osei.todays('vital.oxygen', osei.vital(96), { at: at(12, 40) }),
  osei.todays(osei.planTask(33), osei.done, { at: at(12, 40), together: true }),
  osei.todays(osei.planTask(34), osei.done, { at: at(12, 40), together: true }),
];
const all = [...measuredToday, ...tasksToday, note, ...rest];

const neverOxygen = osei.past.filter(({ item }) => item !== 'vital.oxygen');
const withoutOxygen = all.filter(({ item }) => item !== 'vital.oxygen');
const unmeasured = osei.todays(
  'vital.oxygen',
  { kind: 'unmeasured', reason: 'equipment', detail: 'Battery empty' },
  { provenance: 'new' },
);
const withoutNote = all.filter(({ item }) => item !== 'note');
const noteNeeded = {
  ...osei.template,
  sections: osei.template.sections.map((section) => ({
    ...section,
    items: section.items.map((one) => (one.kind === 'note' ? { ...one, required: true } : one)),
  })),
};

const scribble = [
  [
    22, 62, 30, 32, 43, 14, 41, 40, 38, 58, 44, 36, 61, 14, 58, 38, 60, 57, 66, 44, 75, 39, 74, 48, 68, 58,
    78, 45,
  ],
  [
    92, 36, 82, 44, 88, 55, 98, 46, 104, 36, 96, 60, 82, 72, 100, 52, 122, 28, 138, 34, 134, 54, 122, 52, 126,
    36,
  ],
];

const scene =
  (start: Start): ComponentType =>
  () => <VisitInMemory start={start} />;

const opened = (item: string, text: string): Opened => ({ kind: 'vital', item, text });

export const visitScenes: Record<string, ComponentType> = {
  'visit-vitals': scene({}),
  'visit-keypad': scene({ opened: opened('vital.weight', '63.4') }),
  'visit-keypad-empty': scene({ opened: opened('vital.blood_pressure', '') }),
  'visit-keypad-impossible': scene({ opened: opened('vital.weight', '634') }),
  'visit-vitals-mixed': scene({ record: osei.visitRecord(measuredToday) }),
  'visit-vitals-look': scene({
    record: osei.visitRecord([], { past: [...osei.past, osei.entry(20, 'vital.oxygen', osei.vital(91))] }),
  }),
  'visit-reassigned': scene({ hindrance: 'reassigned' }),
  'visit-refused': scene({ hindrance: 'refused' }),
  'visit-gone': scene({ hindrance: 'gone' }),
  'visit-unreadable': scene({ unreadable: 1 }),
  'visit-contested': scene({ record: osei.visitRecord(measuredToday), conflicts: [pressureConflict] }),
  'visit-tasks': scene({ record: osei.visitRecord([...measuredToday, ...tasksToday]), section: 'tasks' }),
  'visit-task-sheet': scene({
    record: osei.visitRecord(measuredToday),
    section: 'tasks',
    opened: {
      kind: 'task',
      item: osei.planTask(32),
      choice: { done: 'declined', reason: 'tired', more: '' },
    },
  }),
  'visit-note': scene({ record: osei.visitRecord([...measuredToday, ...tasksToday, note]), section: 'note' }),
  'visit-finish-open': scene({
    record: osei.visitRecord([...measuredToday, ...tasksToday, note]),
    section: 'finish',
  }),
  'visit-finish-signed': scene({
    record: osei.visitRecord(all),
    section: 'finish',
    signature: { ...emptySignature, strokes: scribble },
  }),
  'visit-finish-left': scene({
    record: osei.visitRecord([note]),
    section: 'finish',
    accepted: [
      ...osei.template.sections[0]!.items.map(({ item }) => item),
      ...[30, 31, 32, 33, 34].map(osei.planTask),
    ],
  }),
  'visit-finish-unsigned': scene({ record: osei.visitRecord(all), section: 'finish' }),
  'visit-finish-note': scene({
    record: osei.visitRecord(withoutNote, { template: noteNeeded }),
    section: 'finish',
  }),
  'visit-vitals-first': scene({ record: osei.visitRecord([], { past: neverOxygen }) }),
  'visit-finish-unmeasured': scene({
    record: osei.visitRecord(withoutOxygen, { past: neverOxygen }),
    section: 'finish',
  }),
  'visit-vitals-unmeasured': scene({
    record: osei.visitRecord([unmeasured], { past: neverOxygen }),
  }),
  'visit-unmeasured-sheet': scene({
    record: osei.visitRecord([], { past: neverOxygen }),
    opened: {
      ...{ kind: 'vital', item: 'vital.oxygen', text: '' },
      unmeasured: { reason: 'other', detail: 'Hands too cold' },
    },
  }),
  'visit-cannot-sign': scene({
    record: osei.visitRecord(all),
    section: 'finish',
    signature: { ...emptySignature, cannot: true, reason: 'asleep' },
  }),
};
