import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import type { Allergy, Client, Contact, Entry, Phrase, VisitRecord } from '../model/care-record';

/** All that the visit's screen reads from the phone's database. */
export interface VisitPage {
  record: Omit<VisitRecord, 'now'>;
  client: Client;
  allergies: readonly Allergy[];
  contacts: readonly Contact[];
  phrases: readonly Phrase[];
}

/** Null when this phone does not hold the visit, or not all of what it needs. */
export async function readVisitPage({ db }: Pick<Device, 'db'>, visitId: string): Promise<VisitPage | null> {
  const [visit] = await select(db, 'visit', { id: visitId });
  if (!visit) return null;
  const { streamId } = visit;
  const [clients, templates, planItems, targets, known, allergies, contacts, phrases] = await Promise.all([
    select(db, 'client', { id: streamId }),
    select(db, 'template', { id: visit.templateId }),
    select(db, 'planItem', { streamId }),
    select(db, 'vitalTarget', { streamId }),
    select(db, 'visitEntry', { streamId }),
    select(db, 'allergy', { streamId }),
    select(db, 'contact', { streamId }),
    select(db, 'phrase', {}),
  ]);
  const [client] = clients;
  const [template] = templates;
  if (!client || !template) return null;
  const inOrder = <T extends { position: number }>(rows: T[]) => rows.sort((a, b) => a.position - b.position);
  return {
    record: {
      ...{ visit, template, planItems, targets },
      entries: known.filter((entry) => entry.visitId === visitId),
      past: known.filter((entry) => entry.visitId !== visitId && entry.day <= visit.day),
    },
    client,
    allergies: inOrder(allergies),
    contacts: inOrder(contacts),
    phrases: inOrder(phrases).filter(({ templates: of }) => of.length === 0 || of.includes(template.code)),
  };
}

/** The latest note of an earlier visit, to read beside today's. */
export function lastNoteOf(past: readonly Entry[]): { text: string; day: string } | null {
  const [latest] = past.filter(({ kind }) => kind === 'note').sort((a, b) => b.recordedAt - a.recordedAt);
  return latest?.value.kind === 'note' && latest.value.text.trim() !== ''
    ? { text: latest.value.text, day: latest.day }
    : null;
}
