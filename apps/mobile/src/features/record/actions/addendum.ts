import type { Device } from '@berthcare/sync-client/device';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import { newId } from '../../../platform/ids';
import { readyAddendum, type AddendumDraft, type AddendumReason } from '../model/addendum-draft';
import type { RecordModel } from '../model/record-view';

const keyOf = (visitId: string) => `${visitId}/addendum`;

/** The addendum being written, as the phone kept it. */
export async function readAddendumDraft(device: Device, visitId: string): Promise<AddendumDraft | null> {
  const drafts = await device.drafts<AddendumDraft>(visitId);
  return drafts.find(({ key }) => key === keyOf(visitId))?.body ?? null;
}

/**
 * Keeps the addendum with each keystroke; null gives it up. Resolves with whether it could be kept: not where the record has
 * left the phone.
 */
export async function keepAddendumDraft(
  device: Pick<Device, 'saveDraft' | 'dropDrafts'>,
  visitId: string,
  draft: AddendumDraft | null,
): Promise<boolean> {
  const key = keyOf(visitId);
  try {
    if (!draft) await device.dropDrafts([key]);
    else
      await device.saveDraft({ key, subject: visitId, section: 'form', body: draft, at: Date.now() }, null);
    return true;
  } catch (error) {
    if (error instanceof CommandRefused) return false;
    throw error;
  }
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
