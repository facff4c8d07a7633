import type { Device } from '@berthcare/sync-client/device';
import { readDrafts } from '../actions/draft-rows';
import { documentOf, openRows } from '../model/document';
import { withDrafts } from '../model/overlay';
import { readVisitPage } from './visit-page';

/** How many items of a visit wait for a person, of how many it has; what is only a draft counts as written. */
export async function openItems(
  device: Device,
  visitId: string,
  now: number,
): Promise<{ open: number; total: number } | null> {
  const page = await readVisitPage(device, visitId);
  if (!page) return null;
  const { entries } = await readDrafts(device, visitId);
  const { vitals, tasks } = documentOf(withDrafts({ ...page.record, now }, entries));
  const rows = [...vitals, ...tasks].filter(({ required, entry }) => required || entry !== null);
  return { open: openRows([...vitals, ...tasks]).length, total: rows.length };
}
