import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Sql } from '@berthcare/sync-client/database';
import type { Device } from '@berthcare/sync-client/device';
import { select, toRow } from '@berthcare/sync-client/records';
import type { Receipt } from '@berthcare/sync-client/receipts';
import { dayAt } from '@berthcare/utils/day';
import { changesSince, type Changes } from '../../client/queries/changes';
import { gravest } from '../../sync/set-aside-kind';
import { openItems } from '../../visit/queries/open-items';
import { visitAtHand, type ReceiptState, type TodayModel, type TodayVisit } from '../model/today';

type Visit = Row<Tables['visit']>;

export interface Reader {
  personId: string;
  timeZone: string;
  /** Epoch milliseconds. */
  now: number;
}

/** The reader's day, in order. Each kind of row is read once for all visits. */
export async function readToday(device: Device, { personId, timeZone, now }: Reader): Promise<TodayModel> {
  const { db } = device;
  const day = dayAt(now, timeZone);
  const visits = await select(db, 'visit', { day, assignedTo: personId });
  visits.sort((a, b) => a.plannedStart - b.plannedStart);
  const streamId = streamsOf(visits);
  const planned = visits.filter(({ state }) => state === 'planned');
  const [templates, clients, allergies, flags, changes, receipts, next] = await Promise.all([
    select(db, 'template', {}),
    select(db, 'client', { id: streamId }),
    select(db, 'allergy', { streamId }),
    select(db, 'flag', { streamId }),
    changesSince(db, streamsOf(planned), personId, now),
    device.receipts(visits.map(({ id }) => id)),
    nextAfter(db, personId, day),
  ]);
  const around = {
    templates,
    clients,
    allergies: inOrder(allergies),
    flags: inOrder(flags),
    changes,
    receipts,
  };
  const shown = await Promise.all(
    visits.map(async (visit) => ({
      ...todayVisit(visit, around),
      open: visit.state === 'in_progress' ? await openItems(device, visit.id, now) : null,
    })),
  );
  const atHand = visitAtHand(shown);
  const changed = shown.reduce((sum, visit) => sum + visit.changes.length, 0);
  return { day, visits: shown, now: atHand, changes: changed, next: atHand === null ? next : null };
}

const streamsOf = (visits: readonly Visit[]): string[] => [
  ...new Set(visits.map(({ streamId }) => streamId)),
];

const inOrder = <T extends { position: number }>(rows: T[]): T[] =>
  rows.sort((a, b) => a.position - b.position);

/** What the day's visits are told with, of all clients together. */
interface Around {
  templates: readonly Row<Tables['template']>[];
  clients: readonly Row<Tables['client']>[];
  allergies: readonly Row<Tables['allergy']>[];
  flags: readonly Row<Tables['flag']>[];
  changes: ReadonlyMap<string, Changes>;
  receipts: ReadonlyMap<string, Receipt>;
}

function todayVisit(visit: Visit, around: Around): Omit<TodayVisit, 'open'> {
  const { streamId } = visit;
  const own = <T extends { streamId: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.streamId === streamId);
  const client = around.clients.find(({ id }) => id === streamId);
  const changes = visit.state === 'planned' ? around.changes.get(streamId) : undefined;
  return {
    id: visit.id,
    clientId: streamId,
    clientName: client?.name ?? '',
    address: client?.address ?? '',
    template: around.templates.find(({ id }) => id === visit.templateId)?.name ?? { en: '', fr: '' },
    plannedStart: visit.plannedStart,
    plannedEnd: visit.plannedEnd,
    state: visit.state,
    startedAt: visit.startedAt,
    allergies: own(around.allergies).map(({ substance }) => substance),
    flags: own(around.flags).map(({ label }) => label),
    changes: changes?.lines.map(({ text }) => text) ?? [],
    receipt: receiptState(visit, around.receipts.get(visit.id)),
  };
}

/** Work of this phone says how far it has come; of another's, or long ago, the record says when it was received. */
function receiptState({ state, receivedAt }: Visit, receipt: Receipt | undefined): ReceiptState | null {
  const where = gravest(receipt?.attention ?? []);
  if (where !== null) return { kind: 'aside', where };
  if (state !== 'completed') return null;
  if (!receipt) return receivedAt === null ? { kind: 'phone' } : { kind: 'received', at: receivedAt };
  if (receipt.receivedAt !== null) return { kind: 'received', at: receipt.receivedAt };
  return receipt.sentAt === null ? { kind: 'phone' } : { kind: 'sent', at: receipt.sentAt };
}

async function nextAfter(db: Sql, personId: string, day: string): Promise<TodayModel['next']> {
  const [raw] = await db.query<object>(
    `select * from visit where assignedTo = ? and day > ? and state = 'planned' order by plannedStart limit 1`,
    [personId, day],
  );
  if (!raw) return null;
  const visit = toRow('visit', raw);
  const [client] = await select(db, 'client', { id: visit.streamId });
  return { day: visit.day, at: visit.plannedStart, clientName: client?.name ?? '' };
}
