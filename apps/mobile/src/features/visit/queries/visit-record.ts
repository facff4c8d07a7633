import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import { readDrafts } from '../actions/draft-rows';
import type { VisitRecord } from '../model/care-record';
import { withDrafts } from '../model/overlay';

/** What documenting a visit reads, without what is being written; null when this phone does not hold it. */
export async function readVisitRecord(
  device: Device,
  visitId: string,
  now: number,
): Promise<VisitRecord | null> {
  const { db } = device;
  const [visit] = await select(db, 'visit', { id: visitId });
  if (!visit) return null;
  const own = { streamId: visit.streamId };
  const [templates, planItems, targets, all] = await Promise.all([
    select(db, 'template', { id: visit.templateId }),
    select(db, 'planItem', own),
    select(db, 'vitalTarget', own),
    select(db, 'visitEntry', own),
  ]);
  const [template] = templates;
  if (!template) return null;
  const entries = all.filter((entry) => entry.visitId === visitId);
  const past = all.filter((entry) => entry.visitId !== visitId);
  return { visit, template, planItems, targets, entries, past, now };
}

/** The record as the person sees it: with what is being written laid over it. */
export async function readVisitAsSeen(
  device: Device,
  visitId: string,
  now: number,
): Promise<VisitRecord | null> {
  const record = await readVisitRecord(device, visitId, now);
  return record && withDrafts(record, (await readDrafts(device, visitId)).entries);
}
