import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import type { Receipt } from '@berthcare/sync-client/receipts';
import { taskItem } from '@berthcare/shared/domain/reuse';
import type { TemplateItem } from '@berthcare/shared/domain/template';
import { readConflicts } from '../../conflicts/queries/conflicts';
import { gravest, setAsideKind } from '../../sync/set-aside-kind';
import type { Reader } from '../../today/queries/today';
import type { Addendum, Entry, PlanItem, Staff, Visit } from '../../visit/model/care-record';
import { vitalOf } from '../../visit/model/vital-item';
import type { RecordAddendum, RecordEntry, RecordModel, Steps } from '../model/record-view';
import { said, saysSomething } from '../model/set-aside';

/** A visit as it was locked, and the reader's own work that is not in it; null when this phone does not hold it. */
export async function readRecord(
  device: Device,
  visitId: string,
  { personId }: Pick<Reader, 'personId'>,
): Promise<RecordModel | null> {
  const { db } = device;
  const [visit] = await select(db, 'visit', { id: visitId });
  if (!visit) return null;
  const own = { streamId: visit.streamId };
  const [clients, templates, plan, entries, addenda, staff, receipts, aside, day] = await Promise.all([
    select(db, 'client', { id: visit.streamId }),
    select(db, 'template', { id: visit.templateId }),
    select(db, 'planItem', own),
    select(db, 'visitEntry', own),
    select(db, 'addendum', { visitId }),
    select(db, 'staff', {}),
    device.receipts([visitId]),
    device.setAside({ subject: visitId, author: personId }),
    select(db, 'visit', { day: visit.day, assignedTo: personId }),
  ]);
  const [template] = templates;
  const items = (template?.sections ?? []).flatMap((section): TemplateItem[] => section.items);
  const shown = recordEntries(visitId, entries, items, plan);
  const note = entries.find((entry) => entry.visitId === visitId && entry.kind === 'note')?.value;
  const conflicts = await readConflicts(device, {
    ...{ visitId, personId, assignedTo: visit.assignedTo },
    titleOf: (item) => titleOf(item, items, plan),
  });
  const nameOf = (id: string | null) => staff.find((person) => person.id === id)?.name ?? '';
  return {
    ...{ visitId, clientId: visit.streamId, clientName: clients[0]?.name ?? '', day: visit.day },
    locked: visit.state === 'completed',
    template: template?.name ?? { en: '', fr: '' },
    ...{ startedAt: visit.startedAt, endedAt: visit.endedAt, share: visit.share, summary: visit.summary },
    steps: stepsOf(visit, receipts.get(visitId)),
    note: note?.kind === 'note' ? note.text : null,
    entries: shown,
    ...{ signature: visit.signature, unsigned: visit.unsignedReason },
    completedBy: visit.completedBy === personId ? null : nameOf(visit.completedBy),
    addenda: addenda.sort((a, b) => a.at - b.at).map((row) => recordAddendum(row, shown, staff)),
    conflicts,
    setAside: aside
      .map(({ written, settlement, ...answer }) => ({
        ...{ id: answer.id, kind: setAsideKind(answer), reason: answer.reason, at: answer.at },
        settlement: settlement && {
          ...{ decision: settlement.decision, reason: settlement.reason },
          ...{ author: nameOf(settlement.decidedBy), at: settlement.decidedAt },
        },
        ...said(written, (item) => titleOf(item, items, plan)),
      }))
      .filter((one) => one.kind === 'unsent' || saysSomething(one)),
    mayAdd: visit.state === 'completed' && (visit.completedBy === personId || visit.assignedTo === personId),
    reader: readerName(staff, personId),
    next: await nextVisit(device, day),
  };
}

/** Name and credential, as one signs. */
function readerName(staff: readonly Staff[], personId: string): string {
  const person = staff.find(({ id }) => id === personId);
  return [person?.name, person?.credential].filter(Boolean).join(', ');
}

/** Entries in the order of template and plan; notes are shown apart. */
function recordEntries(
  visitId: string,
  all: readonly Entry[],
  items: readonly TemplateItem[],
  plan: readonly PlanItem[],
): RecordEntry[] {
  const lines = [...plan].sort((a, b) => a.position - b.position).map(({ id }) => taskItem(id));
  const order = [...items.map(({ item }) => item), ...lines];
  const place = (item: string) => (order.includes(item) ? order.indexOf(item) : order.length);
  return all
    .filter((entry) => entry.visitId === visitId && entry.kind !== 'note')
    .sort((a, b) => place(a.item) - place(b.item))
    .map((entry) => ({
      item: entry.item,
      vital: vitalOf(entry.item),
      title: titleOf(entry.item, items, plan),
      ...{ value: entry.value, provenance: entry.provenance, together: entry.together },
      recordedAt: entry.recordedAt,
      was: all.find(({ id }) => id === entry.sourceEntryId)?.value ?? null,
    }));
}

/** A task's name; vitals are named by the reader's language. */
export function titleOf(
  item: string,
  items: readonly TemplateItem[],
  plan: readonly PlanItem[],
): RecordEntry['title'] {
  const inTemplate = items.find((one) => one.item === item);
  if (inTemplate?.kind === 'task') return inTemplate.title;
  return plan.find(({ id }) => taskItem(id) === item)?.title ?? item;
}

function recordAddendum(
  row: Addendum,
  entries: readonly RecordEntry[],
  staff: readonly Staff[],
): RecordAddendum {
  const author = staff.find(({ id }) => id === row.authorId);
  return {
    ...{ id: row.id, value: row.value, previous: row.previous, text: row.text, reason: row.reason },
    entry: entries.find(({ item }) => item === row.item) ?? null,
    author: [author?.name, author?.credential].filter(Boolean).join(', '),
    ...{ at: row.at, receivedAt: row.receivedAt },
  };
}

/** Of this phone's own work the queue tells; of another's, or long ago, the record. */
function stepsOf({ receivedAt }: Visit, receipt: Receipt | undefined): Steps {
  if (!receipt) return { onPhoneAt: null, sentAt: null, receivedAt, aside: null };
  return {
    ...{ onPhoneAt: receipt.onPhoneAt, sentAt: receipt.sentAt, receivedAt: receipt.receivedAt },
    aside: gravest(receipt.attention),
  };
}

async function nextVisit(device: Device, day: readonly Visit[]): Promise<RecordModel['next']> {
  const ahead = day.filter(({ state }) => state === 'planned' || state === 'in_progress');
  const [next] = ahead.sort((a, b) => a.plannedStart - b.plannedStart);
  if (!next) return null;
  const [client] = await select(device.db, 'client', { id: next.streamId });
  return { visitId: next.id, clientId: next.streamId, clientName: client?.name ?? '', at: next.plannedStart };
}
