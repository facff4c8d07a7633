import { put, type Change } from '@berthcare/shared/commands/command';
import { entryId, kindOf, type EntryValue } from '@berthcare/shared/domain/entry';
import { addDays, startOfDay } from '@berthcare/utils/day';
import { asOwner } from './owner';
import { plannedVisit, timeZone, type World } from './world';

const HOUR = 3_600_000;

export const vital = (amount: number): EntryValue => ({ kind: 'vital', amount });

/** Ids of what is written beside the visits of the world. */
export const written = {
  task: '0199b000-0000-7000-8000-000000000001',
  conflict: '0199b000-0000-7000-8000-000000000002',
  addendum: '0199b000-0000-7000-8000-000000000003',
  /** Osei's visit four days ago. */
  lastVisit: '0199b000-0000-7000-8000-000000000004',
  target: '0199b000-0000-7000-8000-000000000005',
  allergy: '0199b000-0000-7000-8000-000000000006',
};

/** An hour of a day, 12.5 for half past twelve, as epoch milliseconds. */
export const at = (day: string, hour: number): number => startOfDay(day, timeZone) + hour * HOUR;

/**
 * Documents Osei's visit of today: completed, corrected, contested, and one four days before it to compare with. Tran's
 * goes to Omar, who is of another team. Omar's and Priya's phones were heard of at 12:20.
 */
export async function documentVisits(ownerUrl: string, world: World): Promise<void> {
  const { clients, visits, people, templates, today } = world;
  const osei = plannedVisit({
    ...{ id: visits.osei, streamId: clients.osei, templateId: templates.plain, day: today },
    assignedTo: people.priya.id,
  });
  await asOwner(ownerUrl, async (owner) => {
    await owner.put(
      template(world),
      ...planOf(world),
      ...visitBefore(world, osei),
      ...visitToday(world, osei),
      put('visit', { ...osei, id: visits.tran, streamId: clients.tran, assignedTo: people.omar.id }),
    );
    await owner.rows('update app.device set last_heard_at = to_timestamp($1) where id = any ($2)', [
      at(today, 12 + 1 / 3) / 1000,
      [people.priya.deviceId, people.omar.deviceId],
    ]);
  });
}

const template = ({ templates, agencyId }: World): Change =>
  put('template', {
    ...{ id: templates.plain, streamId: agencyId, code: 'plain', edition: 1, signature: false, active: true },
    name: { en: 'Follow-up', fr: 'Suivi' },
    sections: [
      {
        key: 'vitals',
        items: (['pulse', 'weight', 'temperature'] as const).map((code) => ({
          ...{ item: `vital.${code}`, kind: 'vital' as const, vital: code, required: false, together: true },
        })),
      },
      { key: 'tasks', items: [] },
      { key: 'note', items: [{ item: 'note', kind: 'note', required: false }] },
    ],
  });

const planOf = ({ clients: { osei: streamId }, today }: World): Change[] => [
  put('planItem', {
    ...{
      id: written.task,
      streamId,
      kind: 'task',
      title: 'Look at both ankles',
      detail: null,
      templates: [],
    },
    ...{ provenBy: null, together: true, active: true, position: 1 },
    ...{ changedAt: at(today, 8), changedBy: null },
  }),
  put('vitalTarget', {
    ...{ id: written.target, streamId, vital: 'weight', low: null, high: null },
    ...{ riseBy: 2, riseDays: 7, wording: 'Tell the office at +2 kg in 7 days' },
  }),
  put('allergy', { id: written.allergy, streamId, substance: 'Latex', reaction: null, position: 1 }),
];

function entry(
  { clients, people }: World,
  visitId: string,
  day: string,
  hour: number,
  item: string,
  value: EntryValue,
) {
  return put('visitEntry', {
    ...{ id: entryId(visitId, item), streamId: clients.osei, visitId, day, item, kind: kindOf(value), value },
    ...{ provenance: 'changed', sourceEntryId: null, together: false },
    ...{ recordedAt: at(day, hour), recordedBy: people.priya.id },
  });
}

function visitBefore(world: World, osei: ReturnType<typeof plannedVisit>): Change[] {
  const { lastVisit } = written;
  const day = addDays(world.today, -4);
  const end = at(day, 12.7);
  return [
    put('visit', {
      ...{ ...osei, id: lastVisit, day, state: 'completed', completedBy: world.people.priya.id },
      ...{ plannedStart: at(day, 12), plannedEnd: at(day, 12.75), startedAt: at(day, 12) },
      ...{ endedAt: end, lockedAt: end, receivedAt: end },
    }),
    entry(world, lastVisit, day, 12.2, 'vital.weight', vital(61.2)),
    entry(world, lastVisit, day, 12.2, 'vital.pulse', vital(74)),
  ];
}

function visitToday(world: World, osei: ReturnType<typeof plannedVisit>): Change[] {
  const { clients, visits, people, today } = world;
  const stream = { streamId: clients.osei, visitId: visits.osei, day: today };
  return [
    put('visit', {
      ...{ ...osei, state: 'completed', completedBy: people.priya.id, startedAt: at(today, 12) },
      startPlace: { latitude: 45.4002, longitude: -75.7, accuracy: 12, at: at(today, 12) },
      ...{ endedAt: at(today, 12.4), endPlace: { missing: 'timeout' }, lockedAt: at(today, 12.4) },
      ...{ receivedAt: at(today, 12.45), share: { changed: 3, confirmed: 0, reused: 0, new: 0 } },
    }),
    entry(world, visits.osei, today, 12.1, `task.${written.task}`, { kind: 'task', done: 'done' }),
    entry(world, visits.osei, today, 12.2, 'vital.weight', vital(63.4)),
    entry(world, visits.osei, today, 12.3, 'vital.pulse', vital(78)),
    put('addendum', {
      ...{ id: written.addendum, ...stream, item: 'vital.pulse', value: vital(87), previous: vital(78) },
      ...{ text: null, reason: 'Digits swapped', authorId: people.danielle.id },
      ...{ at: at(today, 12.46), receivedAt: at(today, 12.46) },
    }),
    put('conflict', {
      ...{ id: written.conflict, ...stream, item: 'vital.pulse', state: 'open' },
      ...{ entryId: entryId(visits.osei, 'vital.pulse'), kept: vital(78), keptBy: people.priya.id },
      ...{
        keptAt: at(today, 12.3),
        offered: vital(80),
        offeredBy: people.luc.id,
        offeredAt: at(today, 12.31),
      },
      ...{ commandId: null, choice: null, decided: null, replaced: null },
      ...{ decidedBy: null, decidedAt: null, reason: null },
    }),
  ];
}
