import type { Device } from '@berthcare/sync-client/device';
import { newId } from '../../../platform/ids';
import { readyAddendum, type AddendumDraft, type AddendumReason } from '../model/addendum-draft';
import type { RecordModel } from '../model/record-view';

const keyOf = (visitId: string) => `${visitId}/addendum`;

/** The addendum being written, as the phone kept it. */
export async function readAddendumDraft(device: Device, visitId: string): Promise<AddendumDraft | null> {
  const drafts = await device.drafts<AddendumDraft>(visitId);
  return drafts.find(({ key }) => key === keyOf(visitId))?.body ?? null;
}

/** Keeps the addendum with each keystroke; null gives it up. */
export function keepAddendumDraft(
  device: Device,
  visitId: string,
  draft: AddendumDraft | null,
): Promise<void> {
  const key = keyOf(visitId);
  if (!draft) return device.dropDrafts([key]);
  return device.saveDraft({ key, subject: visitId, section: 'form', body: draft, at: Date.now() }, null);
}

/** Signs and dates the addendum; an incomplete one stays a draft. */
export async function addAddendum(
  device: Device,
  { visitId, clientId, entries }: RecordModel,
  draft: AddendumDraft,
  words: (reason: AddendumReason) => string,
): Promise<void> {
  const entry = entries.find(({ item }) => item === draft.item) ?? null;
  const ready = readyAddendum(draft, entry, words);
  if ('missing' in ready) return;
  const { value, text, reason } = ready;
  // Only a corrected value names its item; a text about a task is an addition to the whole visit.
  const item = value ? draft.item : null;
  await device.dispatch({
    type: 'visit.addend',
    stream: clientId,
    consumes: [keyOf(visitId)],
    payload: {
      ...{ addendumId: newId(), visitId, item, value, text, reason, at: Date.now() },
      previous: value && entry ? entry.value : null,
    },
  });
}
