import { put, type Change } from '@berthcare/shared/commands/command';
import { entryId, kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import type { Row, StreamKind } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import { addDays, dayAt, startOfDay } from '@berthcare/utils/day';

export const timeZone = 'America/Toronto';
export const agencyId = derivedId('agency');
export const teamId = derivedId('team');

export const people = {
  priya: { id: derivedId('person', 'priya'), role: 'caregiver' },
  marc: { id: derivedId('person', 'marc'), role: 'caregiver' },
  dana: { id: derivedId('person', 'dana'), role: 'coordinator' },
} as const;

export const clients = ['ada', 'bruno', 'chantal'].map((name) => ({ name, id: derivedId('client', name) }));

export const templates = {
  followUp: derivedId('template', 'follow-up'),
  assessment: derivedId('template', 'assessment'),
};

/** Few, so that people meet in them. */
export const items = ['vital.pulse', 'task.wash', 'note'] as const;

type Visit = Row<Tables['visit']>;

export const plannedVisit = (
  id: string,
  { streamId, day, assignedTo }: Pick<Visit, 'streamId' | 'day' | 'assignedTo'>,
  hour = 9,
): Visit => ({
  ...{ id, streamId, day, assignedTo },
  templateId: hour < 12 ? templates.followUp : templates.assessment,
  plannedStart: startOfDay(day, timeZone) + hour * 3_600_000,
  plannedEnd: startOfDay(day, timeZone) + hour * 3_600_000 + 2_700_000,
  formerlyAssigned: [],
  state: 'planned',
  startedAt: null,
  startedBy: null,
  startPlace: null,
  endedAt: null,
  endPlace: null,
  summary: null,
  signature: null,
  unsignedReason: null,
  share: null,
  reviewReasons: [],
  completedBy: null,
  lockedAt: null,
  receivedAt: null,
});

export const holding = (person: string, recordId: string, since: number, endedAt: number | null = null) =>
  put('holding', { id: derivedId(person, recordId), streamId: person, recordId, since, endedAt });

/** A day whose visits are over, as far as this agency remembers. */
function pastVisit(client: string, person: string, day: string): Change[] {
  const visit = plannedVisit(derivedId(client, day), { streamId: client, day, assignedTo: person });
  const at = visit.plannedStart;
  const entry = (item: string, value: EntryValue) =>
    put('visitEntry', {
      ...{
        id: entryId(visit.id, item),
        streamId: client,
        visitId: visit.id,
        day,
        item,
        kind: kindOf(value),
        value,
      },
      ...{ provenance: 'new', sourceEntryId: null, together: false, recordedAt: at, recordedBy: person },
    });
  return [
    put('visit', {
      ...visit,
      state: 'completed',
      startedAt: at,
      startedBy: person,
      endedAt: at + 1,
      completedBy: person,
      lockedAt: at + 1,
      receivedAt: at + 2,
      summary: 'Calm.',
    }),
    entry('vital.pulse', { kind: 'vital', amount: 71 }),
    entry('task.wash', { kind: 'task', done: 'done' }),
  ];
}

function record(client: (typeof clients)[number], position: number, today: string): Change[] {
  const { id, name } = client;
  const person = position === 2 ? people.marc.id : people.priya.id;
  const planned = [-1, 0, 0, 1, 15].map((ahead, index) => {
    const day = addDays(today, ahead);
    return put(
      'visit',
      plannedVisit(derivedId(id, day, String(index)), { streamId: id, day, assignedTo: person }, 8 + index),
    );
  });
  return [
    put('client', {
      ...{
        id,
        streamId: id,
        teamId,
        name,
        birthDay: '1940-02-29',
        condition: 'Heart failure',
        language: 'en',
      },
      ...{ address: '1 Elgin Street', access: null, accessCode: '1234', phone: null },
      ...{ latitude: 45.42, longitude: -75.69 },
    }),
    put('allergy', {
      id: derivedId(id, 'allergy'),
      streamId: id,
      substance: 'Latex',
      reaction: null,
      position: 0,
    }),
    put('planItem', {
      ...{
        id: derivedId(id, 'plan'),
        streamId: id,
        kind: 'task',
        title: 'Wash',
        detail: null,
        templates: [],
      },
      ...{ provenBy: null, together: true, active: true, position: 0, changedAt: 1, changedBy: null },
    }),
    ...planned,
    ...[-30, -3].flatMap((back) => pastVisit(id, person, addDays(today, back))),
  ];
}

/** The agency and its people, as one hand founds them. */
const founding: Change[] = [
  put('office', { id: agencyId, streamId: agencyId, name: 'Rideau', phone: '613-555-0100', timeZone }),
  ...Object.entries(people).map(([name, { id, role }]) =>
    put('staff', { id, streamId: agencyId, name, credential: 'RN', role, phone: null, active: true }),
  ),
];

/** The streams of a small agency, and what stands in them on a day, transaction by transaction. */
export function agency(now: number): { streams: [string, StreamKind][]; changes: Change[][] } {
  const today = dayAt(now, timeZone);
  const kinds = Object.entries(templates).map(([code, id], index) =>
    put('template', {
      ...{ id, streamId: agencyId, code, edition: 1, name: { en: code, fr: code } },
      ...{ sections: [], signature: index === 1, active: true },
    }),
  );
  const held = clients.flatMap(({ id }): [string, string][] => [
    [people.priya.id, id],
    [people.marc.id, id],
  ]);
  return {
    streams: [
      [agencyId, 'agency'],
      ...Object.values(people).map(({ id }): [string, StreamKind] => [id, 'person']),
      ...clients.map(({ id }): [string, StreamKind] => [id, 'client']),
    ],
    changes: [
      founding,
      kinds,
      ...clients.map((client, position) => record(client, position, today)),
      ...held.map(([person, client]) => [holding(person, client, now)]),
    ],
  };
}
