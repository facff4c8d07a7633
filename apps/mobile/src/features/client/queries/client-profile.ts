import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import { dayAt } from '@berthcare/utils/day';
import type { Reader } from '../../today/queries/today';
import type { Entry, Staff, Template, Visit } from '../../visit/model/care-record';
import { vitalOf } from '../../visit/model/vital-item';
import type { ClientProfile, PastVisit } from '../model/client-profile';
import { changesSince } from './changes';

const PAST_SHOWN = 5;

/** What one needs to know at the door; null when this phone does not hold the record. */
export async function readClientProfile(
  device: Device,
  clientId: string,
  { personId, timeZone, now }: Reader,
): Promise<ClientProfile | null> {
  const { db } = device;
  const own = { streamId: clientId };
  const [client] = await select(db, 'client', { id: clientId });
  if (!client) return null;
  const [allergies, flags, contacts, plan, targets, visits, entries, templates, staff, changes] =
    await Promise.all([
      select(db, 'allergy', own),
      select(db, 'flag', own),
      select(db, 'contact', own),
      select(db, 'planItem', own),
      select(db, 'vitalTarget', own),
      select(db, 'visit', own),
      select(db, 'visitEntry', own),
      select(db, 'template', {}),
      select(db, 'staff', {}),
      changesSince(db, [clientId], personId, now),
    ]);
  const today = dayAt(now, timeZone);
  const past = visits
    .filter(({ state }) => state === 'completed')
    .sort((a, b) => b.plannedStart - a.plannedStart)
    .slice(0, PAST_SHOWN)
    .map((visit) => pastVisit(visit, entries, templates, staff, personId));
  const byPosition = <T extends { position: number }>(rows: T[]) =>
    rows.sort((a, b) => a.position - b.position);
  return {
    ...{ id: clientId, today, past, targets },
    ...{ name: client.name, birthDay: client.birthDay, condition: client.condition, phone: client.phone },
    ...{ address: client.address, access: client.access, accessCode: client.accessCode },
    allergies: byPosition(allergies),
    flags: byPosition(flags),
    people: byPosition(contacts),
    changes: (changes.get(clientId)?.lines ?? []).map(({ id, text, changedBy, at }) => ({
      ...{ id, text, at },
      by: staff.find((person) => person.id === changedBy)?.name ?? null,
    })),
    since: changes.get(clientId)?.since ?? null,
    plan: byPosition(plan)
      .filter(({ active }) => active)
      .map(({ id, title, detail, provenBy, kind }) => ({
        id,
        title,
        detail,
        provenBy,
        task: kind === 'task',
      })),
    visit: visitHere(visits, templates, personId, today),
  };
}

function pastVisit(
  visit: Visit,
  entries: readonly Entry[],
  templates: readonly Template[],
  staff: readonly Staff[],
  personId: string,
): PastVisit {
  const own = entries.filter(({ visitId }) => visitId === visit.id);
  const note = own.find(({ kind }) => kind === 'note')?.value;
  return {
    id: visit.id,
    day: visit.day,
    template: nameOf(templates, visit.templateId),
    by:
      visit.completedBy === personId ? null : (staff.find(({ id }) => id === visit.completedBy)?.name ?? ''),
    note: note?.kind === 'note' ? note.text : visit.summary,
    vitals: own.flatMap(({ item, value }) => {
      const vital = vitalOf(item);
      return vital && value.kind === 'vital' ? [{ vital, value }] : [];
    }),
  };
}

const nameOf = (templates: readonly Template[], templateId: string) =>
  templates.find(({ id }) => id === templateId)?.name ?? { en: '', fr: '' };

/** The reader's visit of today that can be started or gone on with. */
function visitHere(
  visits: readonly Visit[],
  templates: readonly Template[],
  personId: string,
  today: string,
): ClientProfile['visit'] {
  const mine = visits
    .filter(({ day, assignedTo }) => day === today && assignedTo === personId)
    .sort((a, b) => a.plannedStart - b.plannedStart);
  const visit =
    mine.find(({ state }) => state === 'in_progress') ?? mine.find(({ state }) => state === 'planned');
  return visit
    ? {
        id: visit.id,
        template: nameOf(templates, visit.templateId),
        plannedStart: visit.plannedStart,
        underWay: visit.state === 'in_progress',
      }
    : null;
}
