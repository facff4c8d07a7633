import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import type { VisitConflict } from '../../conflicts/model/conflict';
import { readConflicts } from '../../conflicts/queries/conflicts';
import { titleOf } from '../../record/queries/record';
import type { Allergy, Client, Contact, Entry, Phrase, VisitRecord } from '../model/care-record';
import { readVisitRecord } from './visit-record';

/** All that the visit's screen reads from the phone's database. */
export interface VisitPage {
  record: VisitRecord;
  client: Client;
  allergies: readonly Allergy[];
  contacts: readonly Contact[];
  phrases: readonly Phrase[];
  conflicts: readonly VisitConflict[];
}

/** Null when this phone does not hold the visit, or not all of what it needs. */
export async function readVisitPage(
  device: Device,
  visitId: string,
  { now, personId }: { now: number; personId: string },
): Promise<VisitPage | null> {
  const { db } = device;
  const record = await readVisitRecord(device, visitId, now);
  if (!record) return null;
  const { streamId, assignedTo } = record.visit;
  const items = record.template.sections.flatMap((section) => section.items);
  const [clients, allergies, contacts, phrases, conflicts] = await Promise.all([
    select(db, 'client', { id: streamId }),
    select(db, 'allergy', { streamId }),
    select(db, 'contact', { streamId }),
    select(db, 'phrase', {}),
    readConflicts(device, {
      ...{ visitId, personId, assignedTo },
      titleOf: (item) => titleOf(item, items, record.planItems),
    }),
  ]);
  const [client] = clients;
  if (!client) return null;
  const { code } = record.template;
  const offered = phrases.filter(({ templates }) => templates.length === 0 || templates.includes(code));
  return {
    ...{ record, client, conflicts },
    allergies: inOrder(allergies),
    contacts: inOrder(contacts),
    phrases: inOrder(offered),
  };
}

const inOrder = <T extends { position: number }>(rows: T[]): T[] =>
  rows.sort((a, b) => a.position - b.position);

/** The latest note of an earlier visit, to read beside today's. */
export function lastNoteOf(past: readonly Entry[]): { text: string; day: string } | null {
  const [latest] = past.filter(({ kind }) => kind === 'note').sort((a, b) => b.recordedAt - a.recordedAt);
  return latest?.value.kind === 'note' && latest.value.text.trim() !== ''
    ? { text: latest.value.text, day: latest.day }
    : null;
}
