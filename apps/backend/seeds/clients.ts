import { put, type Change } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import type { Course, DemoClient } from './client';
import { eastClients } from './clients-east';
import { priyasClients } from './clients-priya';
import { westClients } from './clients-west';
import { demoId } from './ids';
import { caregivers, coordinators, teams } from './staff';
import { HOUR } from './time';
import { handedOver } from './today';

export const clients: readonly DemoClient[] = [...priyasClients, ...eastClients, ...westClients];

export const clientId = (key: string): string => demoId('client', key);

type PlanItem = Row<Tables['planItem']>;

/** The lines of a client's plan. The newest of Margaret Osei's was written yesterday. */
export function planOf(
  { key, caregiver, tasks = [], instructions = [] }: DemoClient,
  now: number,
): PlanItem[] {
  const streamId = clientId(key);
  const coordinator = coordinators[caregivers[caregiver].team!];
  const lines = [
    ...tasks.map((task) => ({ kind: 'task' as const, provenBy: null, ...task })),
    ...instructions.map(([title, detail]) => ({
      kind: 'instruction' as const,
      title,
      detail,
      provenBy: null,
    })),
  ];
  return lines.map(({ kind, title, detail, provenBy }, position) => ({
    ...{ id: demoId('plan', key, String(position)), streamId, kind, title, provenBy, position },
    ...{ detail: detail ?? null, templates: [], together: true, active: true },
    changedAt: now - (key === 'osei' && position === 0 ? 20 : 60 * 24) * HOUR,
    changedBy: coordinator.id,
  }));
}

function targetsOf({ key, vitals = {} }: DemoClient): Row<Tables['vitalTarget']>[] {
  const heart = key === 'osei';
  return (Object.entries(vitals) as [VitalCode, Course][]).flatMap(([vital, { range }]) => {
    if (!range) return [];
    const rise =
      heart && vital === 'weight'
        ? { riseBy: 2, riseDays: 7, wording: 'Tell the office at +2 kg in 7 days' }
        : { riseBy: null, riseDays: null, wording: null };
    const [low, high] = range;
    return [{ id: demoId('target', key, vital), streamId: clientId(key), vital, low, high, ...rise }];
  });
}

function clientRow(client: DemoClient): Row<Tables['client']> {
  const { key, name, birthDay, condition, address, language, caregiver } = client;
  const [latitude, longitude] = client.at;
  return {
    ...{ id: clientId(key), streamId: clientId(key), name, birthDay, condition, address, language },
    ...{ teamId: teams[caregivers[caregiver].team!].id, latitude, longitude },
    ...{ access: client.access ?? null, accessCode: client.accessCode ?? null, phone: client.phone ?? null },
  };
}

/** The whole of a client's record but the visits. */
export function recordOf(client: DemoClient, now: number): Change[] {
  const { key, allergies = [], flags = [], contacts } = client;
  const streamId = clientId(key);
  const about = (kind: string, position: number) => ({
    ...{ id: demoId(kind, key, String(position)), streamId, position },
  });
  return [
    put('client', clientRow(client)),
    ...allergies.map(([substance, reaction = null], place) =>
      put('allergy', { ...about('allergy', place), substance, reaction }),
    ),
    ...flags.map(([kind, label, detail = null], place) =>
      put('flag', { ...about('flag', place), kind, label, detail }),
    ),
    ...contacts.map(([name, relation, phone, representative = false], place) =>
      put('contact', { ...about('contact', place), name, relation, phone, representative }),
    ),
    ...planOf(client, now).map((item) => put('planItem', item)),
    ...targetsOf(client).map((target) => put('vitalTarget', target)),
  ];
}

const holding = (person: string, key: string, since: number, endedAt: number | null): Change =>
  put('holding', {
    ...{ id: demoId('holding', person, key), streamId: person, recordId: clientId(key), since, endedAt },
  });

/** Everybody holds their clients; Shanice stood in for Luc at the Bakers' until last week, and does so at Joseph Hébert's. */
function holdings(now: number): Change[] {
  const since = now - 120 * 24 * HOUR;
  return [
    ...clients.map(({ key, caregiver }) => holding(caregivers[caregiver].id, key, since, null)),
    holding(caregivers.shanice.id, 'baker', since, now - 8 * 24 * HOUR),
    holding(caregivers.shanice.id, handedOver, since, null),
  ];
}

/** Every client's record, and who holds it. */
export const records = (now: number): Change[] => [
  ...clients.flatMap((client) => recordOf(client, now)),
  ...holdings(now),
];
