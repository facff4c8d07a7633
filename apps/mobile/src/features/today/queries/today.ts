import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Device } from '@berthcare/sync-client/device';
import { select, toRow } from '@berthcare/sync-client/records';
import type { Receipt } from '@berthcare/sync-client/receipts';
import { dayAt } from '@berthcare/utils/day';
import { changesSince } from '../../client/queries/changes';
import { openItems } from '../../visit/queries/open-items';
import { visitAtHand, type ReceiptState, type TodayModel, type TodayVisit } from '../model/today';

type Visit = Row<Tables['visit']>;

export interface Reader {
  personId: string;
  timeZone: string;
  /** Epoch milliseconds. */
  now: number;
}

/** The reader's day, in order. */
export async function readToday(device: Device, { personId, timeZone, now }: Reader): Promise<TodayModel> {
  const day = dayAt(now, timeZone);
  const visits = await select(device.db, 'visit', { day, assignedTo: personId });
  visits.sort((a, b) => a.plannedStart - b.plannedStart);
  const receipts = await device.receipts(visits.map(({ id }) => id));
  const templates = await select(device.db, 'template', {});
  const shown = await Promise.all(
    visits.map((visit) => todayVisit(device, personId, visit, templates, receipts.get(visit.id), now)),
  );
  const next = await nextAfter(device, personId, day);
  const atHand = visitAtHand(shown);
  const changes = shown.reduce((sum, visit) => sum + visit.changes.length, 0);
  return { day, visits: shown, now: atHand, changes, next: atHand === null ? next : null };
}

async function todayVisit(
  device: Device,
  personId: string,
  visit: Visit,
  templates: readonly Row<Tables['template']>[],
  receipt: Receipt | undefined,
  now: number,
): Promise<TodayVisit> {
  const { streamId } = visit;
  const [clients, allergies, flags, changes] = await Promise.all([
    select(device.db, 'client', { id: streamId }),
    select(device.db, 'allergy', { streamId }),
    select(device.db, 'flag', { streamId }),
    visit.state === 'planned' ? changesSince(device.db, streamId, personId, now) : null,
  ]);
  const [client] = clients;
  const inOrder = <T extends { position: number }>(rows: T[]) => rows.sort((a, b) => a.position - b.position);
  return {
    id: visit.id,
    clientId: streamId,
    clientName: client?.name ?? '',
    address: client?.address ?? '',
    template: templates.find(({ id }) => id === visit.templateId)?.name ?? { en: '', fr: '' },
    plannedStart: visit.plannedStart,
    plannedEnd: visit.plannedEnd,
    state: visit.state,
    startedAt: visit.startedAt,
    allergies: inOrder(allergies).map(({ substance }) => substance),
    flags: inOrder(flags).map(({ label }) => label),
    changes: changes?.lines.map(({ text }) => text) ?? [],
    open: visit.state === 'in_progress' ? await openItems(device, visit.id, now) : null,
    receipt: receiptState(visit, receipt),
  };
}

/** Work of this phone says how far it has come; of another's, or long ago, the record says when it was received. */
function receiptState({ state, receivedAt }: Visit, receipt: Receipt | undefined): ReceiptState | null {
  if (receipt && receipt.attention.length > 0) return { kind: 'attention' };
  if (state !== 'completed') return null;
  if (!receipt) return receivedAt === null ? { kind: 'phone' } : { kind: 'received', at: receivedAt };
  if (receipt.receivedAt !== null) return { kind: 'received', at: receipt.receivedAt };
  return receipt.sentAt === null ? { kind: 'phone' } : { kind: 'sent', at: receipt.sentAt };
}

async function nextAfter(device: Device, personId: string, day: string): Promise<TodayModel['next']> {
  const [raw] = await device.db.query<object>(
    `select * from visit where assignedTo = ? and day > ? and state = 'planned' order by plannedStart limit 1`,
    [personId, day],
  );
  if (!raw) return null;
  const visit = toRow('visit', raw);
  const [client] = await select(device.db, 'client', { id: visit.streamId });
  return { day: visit.day, at: visit.plannedStart, clientName: client?.name ?? '' };
}
