import type { Device } from '@berthcare/sync-client/device';
import { documentOf, openRows } from '../model/document';
import { readVisitAsSeen } from './visit-record';

/** How many items of a visit wait for a person, of how many it has; what is only a draft counts as written. */
export async function openItems(
  device: Device,
  visitId: string,
  now: number,
): Promise<{ open: number; total: number } | null> {
  const record = await readVisitAsSeen(device, visitId, now);
  if (!record) return null;
  const { vitals, tasks } = documentOf(record);
  const rows = [...vitals, ...tasks].filter(({ required, entry }) => required || entry !== null);
  return { open: openRows([...vitals, ...tasks]).length, total: rows.length };
}
