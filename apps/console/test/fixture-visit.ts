import type { OfficeEntry, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { kindOf, type EntryValue, type Provenance } from '@berthcare/shared/domain/entry';
import { at, caregivers, fixtureId, now, teams, timeZone, today, visits } from './fixture-day';

const priya = fixtureId(2, 1);
const luc = fixtureId(2, 2);
const danielle = fixtureId(5, 1);

const number = (amount: number, second?: number): EntryValue => ({
  kind: 'vital',
  amount,
  ...(second !== undefined && { second }),
});
const done: EntryValue = { kind: 'task', done: 'done' };

function entry(
  index: number,
  item: string,
  value: EntryValue,
  last: EntryValue | null,
  provenance: Provenance,
  time: string,
  over: Partial<OfficeEntry> = {},
): OfficeEntry {
  return {
    id: fixtureId(6, index),
    item,
    kind: kindOf(value),
    title: null,
    value,
    provenance,
    together: false,
    recordedAt: at(time),
    recordedBy: priya,
    last: last && { value: last, day: '2026-11-19' },
    notice: null,
    ...over,
  };
}

const task = (en: string, fr: string) => ({ title: { en, fr } });

const entries: OfficeEntry[] = [
  entry(1, 'vital.blood_pressure', number(132, 78), number(132, 78), 'confirmed', '12:19'),
  entry(2, 'vital.pulse', number(78), number(74), 'changed', '12:20'),
  entry(3, 'vital.oxygen', number(96), number(96), 'confirmed', '12:41'),
  entry(4, 'vital.weight', number(63.4), number(61.2), 'changed', '12:22', {
    notice: {
      why: 'rise',
      limit: 2,
      rose: { by: 2.2, days: 4 },
      from: 'plan',
      wording: 'Tell the office at +2 kg in 7 days',
    },
  }),
  entry(
    5,
    'task.ankles',
    done,
    done,
    'confirmed',
    '12:24',
    task('Look at both ankles', 'Regarder les chevilles'),
  ),
  entry(
    6,
    'task.stockings',
    { kind: 'task', done: 'declined', reason: 'Itchy today' },
    done,
    'changed',
    '12:25',
    task('Compression stockings', 'Bas de compression'),
  ),
  entry(7, 'task.pills', done, done, 'confirmed', '12:41', {
    ...task('Check the pill box', 'Vérifier le pilulier'),
    together: true,
  }),
  entry(8, 'task.exercises', done, done, 'reused', '12:41', task('Leg exercises', 'Exercices des jambes')),
  entry(
    9,
    'note',
    {
      kind: 'note',
      text: 'Both ankles swollen, left more. Breathless on stairs since Saturday. Called Dr. Singh 12:26.',
    },
    null,
    'new',
    '12:31',
  ),
  entry(10, 'vital.breathing', { kind: 'unmeasured', reason: 'refused' }, number(16), 'new', '12:42'),
];

const last = { day: '2026-11-19' };
const asked: OfficeVisit['unwritten'] = [
  { item: 'vital.weight', kind: 'vital', title: null, last: { ...last, value: number(61.2) } },
  { item: 'vital.temperature', kind: 'vital', title: null, last: null },
  {
    item: 'task.wash',
    kind: 'task',
    ...task('Wash or shower', 'Bain ou douche'),
    last: { ...last, value: done },
  },
];

const bare = (id: string): OfficeVisit | undefined => {
  const visit = visits.find((each) => each.id === id);
  const caregiver = caregivers.find((each) => each.id === visit?.caregiverId) ?? null;
  const team = teams.find((each) => each.id === visit?.teamId);
  if (!visit || !team) return undefined;
  const completed = visit.state === 'completed';
  return {
    ...{ now, timeZone, id, team, caregiver },
    streamId: visit.clientId,
    day: today,
    state: visit.state,
    plannedStart: visit.plannedStart,
    plannedEnd: visit.plannedEnd,
    startedAt: visit.startedAt,
    endedAt: visit.endedAt,
    lockedAt: visit.endedAt,
    template: visit.template,
    client: {
      id: visit.clientId,
      name: visit.clientName,
      birthDay: '1942-05-14',
      condition: 'Heart failure',
      address: '212 Bayfield Crescent, Apt 4',
      phone: null,
      allergies: [],
      flags: [],
    },
    startPlace: visit.startedAt === null ? null : { missing: 'timeout' },
    endPlace: null,
    receipt:
      visit.endedAt === null
        ? null
        : { onPhoneAt: visit.endedAt, sentAt: visit.endedAt, receivedAt: visit.endedAt },
    entries: [],
    unwritten: visit.state === 'completed' ? [] : asked,
    previousDay: null,
    summary: null,
    share: completed ? { changed: 0, confirmed: 0, reused: 0, new: 0 } : null,
    reviewReasons: visit.reviewReasons,
    signature: null,
    unsignedReason: completed ? { reason: 'asleep' } : null,
    completedBy: completed ? visit.caregiverId : null,
    addenda: [],
    photos: [],
    conflicts: [],
    setAside: [],
    people: caregiver ? [{ id: caregiver.id, name: caregiver.name, credential: caregiver.credential }] : [],
  };
};

export const oseiId = visits.find(({ clientName }) => clientName === 'Margaret Osei')?.id ?? '';

/** A loop like a name written by hand, x,y pairs. */
const stroke = [
  [10, 80, 14, 40, 22, 22, 30, 60, 36, 78, 44, 30, 52, 22, 58, 70, 62, 82],
  [70, 62, 78, 52, 86, 56, 84, 72, 74, 76, 72, 64, 88, 54, 92, 74, 104, 70],
  [108, 56, 112, 72, 118, 56, 128, 54, 130, 70, 140, 56, 150, 58, 146, 90, 132, 98, 140, 84, 164, 62],
  [
    188, 40, 200, 30, 214, 40, 212, 66, 196, 74, 186, 60, 190, 40, 230, 58, 226, 70, 240, 58, 252, 60, 270,
    50,
  ],
];

const hebertId = visits.find(({ clientName }) => clientName === 'Joseph Hébert')?.id ?? '';

/** Priya's late work on a visit that is Luc's by now. */
const hebert = (visit: OfficeVisit): OfficeVisit => ({
  ...visit,
  setAside: [
    {
      ...{ id: fixtureId(9, 1), outcome: 'review', reason: 'visit.reassigned', authorId: priya },
      ...{ at: at('12:58'), receivedAt: at('13:09'), startedAt: null, endedAt: null, text: null },
      ...{ because: null, signature: null, unsignedReason: null, photo: null, unread: null },
      settlement: null,
      entries: [
        { item: 'vital.pulse', title: null, value: number(88), inRecord: number(74) },
        { item: 'note', title: null, value: { kind: 'note', text: 'A dormi mal.' }, inRecord: null },
      ],
    },
    {
      ...{ id: fixtureId(9, 2), outcome: 'refused', reason: 'visit.not_locked', authorId: priya },
      ...{ at: at('12:59'), receivedAt: at('13:09'), startedAt: null, endedAt: null, unread: null },
      ...{ entries: [], text: 'Fils avisé.', because: 'Oublié' },
      ...{ signature: null, unsignedReason: null, photo: null },
      settlement: null,
    },
    {
      ...{ id: fixtureId(9, 3), outcome: 'held', reason: 'command.failed', authorId: priya },
      ...{ at: at('13:00'), receivedAt: at('13:09'), startedAt: null, endedAt: null, entries: [] },
      ...{ text: null, because: null, signature: null, unsignedReason: null, photo: null },
      unread: '{"endedAt":9000000000000000,"summary":"Calme."}',
      settlement: null,
    },
    {
      ...{ id: fixtureId(9, 4), outcome: 'review', reason: 'visit.reassigned', authorId: priya },
      ...{ at: at('12:40'), receivedAt: at('13:09'), startedAt: null, endedAt: null, text: null },
      ...{ because: null, signature: null, unsignedReason: null, photo: null, unread: null },
      entries: [{ item: 'vital.pulse', title: null, value: number(74), inRecord: number(74) }],
      settlement: {
        ...{ decision: 'declined', reason: 'Luc has measured it since' },
        ...{ decidedBy: danielle, decidedAt: at('13:12') },
      },
    },
  ],
  people: [
    ...visit.people,
    { id: priya, name: 'Priya Nair', credential: 'RN' },
    { id: danielle, name: 'Danielle Fortier', credential: null },
  ],
});

const osei = (visit: OfficeVisit): OfficeVisit => ({
  ...visit,
  client: {
    ...visit.client,
    allergies: [
      { substance: 'Penicillin', reaction: 'anaphylaxis in 2019' },
      { substance: 'Latex', reaction: null },
    ],
    flags: [{ kind: 'falls', label: 'Falls risk', detail: 'Walker always within reach' }],
  },
  startPlace: { distance: 18, accuracy: 12, at: at('12:03') },
  endPlace: { missing: 'timeout' },
  receipt: { onPhoneAt: at('12:43'), sentAt: at('13:02'), receivedAt: at('13:02') },
  entries,
  unwritten: [{ item: 'vital.temperature', kind: 'vital', title: null, last: null }],
  previousDay: '2026-11-19',
  summary: null,
  share: { changed: 3, confirmed: 4, reused: 1, new: 0 },
  signature: { signer: 'client', name: 'Margaret Osei', strokes: stroke, width: 300, at: at('12:42') },
  unsignedReason: null,
  photos: [
    {
      ...{ id: fixtureId(11, 1), width: 4, height: 3, takenAt: at('12:24'), takenBy: priya },
      arrivedAt: at('13:03'),
    },
    {
      ...{ id: fixtureId(11, 2), width: 4, height: 3, takenAt: at('12:25'), takenBy: priya },
      arrivedAt: null,
    },
  ],
  addenda: [
    {
      id: fixtureId(7, 1),
      item: 'vital.pulse',
      value: number(87),
      previous: number(78),
      text: null,
      reason: 'Digits swapped',
      authorId: priya,
      at: at('13:10'),
      receivedAt: at('13:12'),
    },
  ],
  conflicts: [
    {
      id: fixtureId(8, 1),
      entryId: fixtureId(6, 3),
      item: 'vital.oxygen',
      kept: { value: number(96), authorId: priya, at: at('12:41') },
      offered: { value: number(92), authorId: luc, at: at('12:38') },
      decision: null,
    },
    {
      ...{ id: fixtureId(8, 2), entryId: fixtureId(6, 1), item: 'vital.blood_pressure' },
      kept: { value: number(132, 78), authorId: priya, at: at('12:19') },
      offered: { value: number(142, 84), authorId: luc, at: at('12:10') },
      decision: {
        ...{ choice: 'kept', value: number(132, 78), replaced: null },
        ...{ decidedBy: danielle, decidedAt: at('13:05'), reason: 'Taken after ten minutes of rest' },
      },
    },
  ],
  people: [
    { id: priya, name: 'Priya Nair', credential: 'RN' },
    { id: luc, name: 'Luc Bergeron', credential: 'PSW' },
    { id: danielle, name: 'Danielle Fortier', credential: null },
  ],
});

export function fixtureVisit(id: string): OfficeVisit | undefined {
  const visit = bare(id);
  if (!visit) return undefined;
  if (id === oseiId) return osei(visit);
  return id === hebertId ? hebert(visit) : visit;
}
