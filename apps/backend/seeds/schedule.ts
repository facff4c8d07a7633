import { Chance } from './chance';
import type { DemoClient } from './client';
import { clientId } from './clients';
import type { Visit } from './documented';
import { demoId } from './ids';
import { caregivers, type CaregiverKey } from './staff';
import { templates } from './templates';
import { dayNumber, instantOf, MINUTE } from './time';

/** Days of schedule kept filled around today. */
export const scheduleDays = { back: 35, ahead: 21 } as const;

/** Whether the client is visited on that day of an ordinary week. */
export function isDue({ key, every }: DemoClient, day: string): boolean {
  return (dayNumber(day) + new Chance('rhythm', key).whole(0, every - 1)) % every === 0;
}

export const visitId = (client: DemoClient, day: string): string => demoId('visit', client.key, day);

/** The visit as the office planned it. */
export function plannedVisit(client: DemoClient, day: string, by: CaregiverKey = client.caregiver): Visit {
  const plannedStart = instantOf(day, client.start);
  return {
    ...{
      id: visitId(client, day),
      streamId: clientId(client.key),
      templateId: templates[client.template].id,
    },
    ...{
      day,
      plannedStart,
      plannedEnd: plannedStart + client.minutes * MINUTE,
      assignedTo: caregivers[by].id,
    },
    formerlyAssigned: by === client.caregiver ? [] : [caregivers[client.caregiver].id],
    state: 'planned',
    ...{ startedAt: null, startedBy: null, startPlace: null, endedAt: null, endPlace: null, summary: null },
    ...{ signature: null, unsignedReason: null, share: null, reviewReasons: [], completedBy: null },
    ...{ lockedAt: null, receivedAt: null },
  };
}

export const movedTo = (visit: Visit, plannedStart: number): Visit => ({
  ...visit,
  plannedStart,
  plannedEnd: plannedStart + (visit.plannedEnd - visit.plannedStart),
});
