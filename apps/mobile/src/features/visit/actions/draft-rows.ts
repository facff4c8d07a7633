import { entryId, type EntryValue } from '@berthcare/shared/domain/entry';
import type { Device } from '@berthcare/sync-client/device';
import type { Draft } from '@berthcare/sync-client/drafts';
import type { Beginning } from '@berthcare/sync-client/saw';
import type { EntryDraft } from '../model/entries';
import { sectionOf } from '../model/section-of';
import { emptyForm, isBlank, type VisitForm } from '../model/visit-form';
import { PHOTOS } from '../../photos/actions/photo-drafts';

/** The section of drafts that are no entries: this form, an addendum. */
const FORM = 'form';

/** The keys under which a visit's drafts lie on the phone. */
export const entryKey = (visitId: string, item: string): string => `${visitId}/${item}`;
export const formKey = (visitId: string): string => `${visitId}/${FORM}`;
export const addendumKey = (visitId: string): string => `${visitId}/addendum`;

/** What of it its person has to be told when it does not open: a form is where they were and what they sign anew. */
export const toldOf = (visitId: string, unreadable: readonly string[]): string[] =>
  unreadable.filter((key) => key !== formKey(visitId));

/** What is being written in a visit, and the keys of what was and does not open any more. */
export async function readDrafts(
  device: Pick<Device, 'written'>,
  visitId: string,
): Promise<{ entries: EntryDraft[]; form: VisitForm; unreadable: string[] }> {
  const { drafts: rows, unreadable } = await device.written<unknown>(visitId);
  const form = rows.find(({ key }) => key === formKey(visitId));
  return {
    entries: entriesIn(rows),
    form: form ? { ...emptyForm, ...(form.body as VisitForm) } : emptyForm,
    unreadable,
  };
}

/** The entries among a visit's drafts: photos are none, nor are forms and addenda, which nobody has signed or sent. */
export const entriesIn = (rows: readonly { section: string; body: unknown }[]): EntryDraft[] =>
  rows.filter(({ section }) => section !== FORM && section !== PHOTOS).map(({ body }) => body as EntryDraft);

/**
 * How much is being written, of all visits, and how much of that does not open any more. The section on which one was left is
 * nothing written.
 */
export async function countWritten(
  device: Pick<Device, 'draftSubjects' | 'written'>,
): Promise<{ drafts: number; unreadable: number }> {
  const read = (await device.draftSubjects()).map(async (visitId) => {
    const { drafts, unreadable } = await device.written<unknown>(visitId);
    return { drafts: drafts.filter(says), unreadable: toldOf(visitId, unreadable) };
  });
  const all = await Promise.all(read);
  return {
    drafts: all.flatMap(({ drafts }) => drafts).length,
    unreadable: all.flatMap(({ unreadable }) => unreadable).length,
  };
}

const says = ({ key, subject, body }: Draft): boolean =>
  key !== formKey(subject) || !isBlank({ ...(body as VisitForm), section: null });

/** The value that an entry's author writes over, as their screen shows it; undefined where it shows none. */
export function valueShown(visitId: string, item: string, value: EntryValue | undefined): Beginning {
  const row = { id: entryId(visitId, item), value };
  return { table: 'visitEntry', id: row.id, group: 'value', shown: value && row };
}

/** Saves an entry with each keystroke; resolved means durable. */
export const saveEntry = (
  device: Pick<Device, 'saveDraft'>,
  visitId: string,
  body: EntryDraft,
  shown: EntryValue | undefined,
  at: number,
): Promise<void> =>
  device.saveDraft(
    { key: entryKey(visitId, body.item), subject: visitId, section: sectionOf(body.item), body, at },
    valueShown(visitId, body.item, shown),
  );

export const saveForm = (
  device: Pick<Device, 'saveDraft'>,
  visitId: string,
  body: VisitForm,
  at: number,
): Promise<void> =>
  device.saveDraft({ key: formKey(visitId), subject: visitId, section: FORM, body, at }, null);
