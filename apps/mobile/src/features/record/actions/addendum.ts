import type { Device } from '@berthcare/sync-client/device';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import { newId } from '../../../platform/ids';
import { addendumKey } from '../../visit/actions/draft-rows';
import { readyAddendum, type AddendumDraft, type AddendumReason } from '../model/addendum-draft';
import type { RecordModel } from '../model/record-view';

/** The addendum being written, as the phone kept it, and whether it does not open any more. */
export async function readAddendumDraft(
  device: Pick<Device, 'written'>,
  visitId: string,
): Promise<{ draft: AddendumDraft | null; unreadable: boolean }> {
  const { drafts, unreadable } = await device.written<AddendumDraft>(visitId);
  const draft = drafts.find(({ key }) => key === addendumKey(visitId))?.body ?? null;
  return { draft, unreadable: unreadable.includes(addendumKey(visitId)) };
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
  const key = addendumKey(visitId);
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
    consumes: [addendumKey(visitId)],
    payload: {
      ...{ addendumId: newId(), visitId, item, value, text, reason, at: Date.now() },
      previous: value && entry ? entry.value : null,
    },
  });
}
