import type { OutcomeKind } from '@berthcare/shared/sync/wire';
import type { Sql } from './database';
import { byHolder } from './meta';
import { needsALook, settledByOffice } from './outbox';

/** How far the work on one subject (a visit) has come; each word only where it is true. */
export interface Receipt {
  /** The device's clock when the last of it was sealed. */
  onPhoneAt: number;
  /** When all of it had been given to the network; null while some of it has not, or cannot be carried. */
  sentAt: number | null;
  /**
   * The office's clock when it had all of it as work: in the record, beside another value, for a person to decide, or
   * decided. Null while some of it is not answered, was refused or failed, and for good where some of it cannot be sent.
   */
  receivedAt: number | null;
  /** Commands not answered yet. */
  waiting: number;
  /** Outcomes that a person has to look at still. */
  attention: { id: string; outcome: SetAsideOutcome; reason: string | null }[];
}

/** What became of a command that is not in the record as its author wrote it. */
export type SetAsideOutcome = Exclude<OutcomeKind, 'applied'> | 'unsendable';

interface Row {
  id: string;
  subject: string;
  at: number;
  sentAt: number | null;
  outcome: OutcomeKind | 'unsendable' | null;
  reason: string | null;
  receivedAt: number | null;
  look: 0 | 1 | null;
  decided: 0 | 1;
}

/** Receipts by subject, of the holder's work that this device has in its queue or had answered in the last two weeks. */
export async function receipts(db: Sql, subjects?: readonly string[]): Promise<Map<string, Receipt>> {
  const rows = await db.query<Row>(
    `select id, subject, at, sentAt, outcome, reason, receivedAt,
       (${needsALook}) as look, exists (${settledByOffice}) as decided
     from _outbox where ${byHolder} ${subjects ? 'and subject in (select value from json_each(?))' : ''} order by ord`,
    subjects ? [JSON.stringify(subjects)] : [],
  );
  const bySubject = groupBySubject(rows);
  return new Map([...bySubject].map(([subject, own]) => [subject, receiptOf(own)]));
}

function groupBySubject(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.subject, [...(groups.get(row.subject) ?? []), row]);
  return groups;
}

/** Outcomes under which the office has the content as work. */
const asWork: readonly Row['outcome'][] = ['applied', 'conflict', 'review'];

function receiptOf(rows: Row[]): Receipt {
  const latest = (times: (number | null)[]): number | null =>
    times.includes(null) ? null : Math.max(...(times as number[]));
  const attention = rows.flatMap(({ id, outcome, reason, look }) =>
    outcome === null || outcome === 'applied' || !look ? [] : [{ id, outcome, reason }],
  );
  const isWork = ({ outcome, decided }: Row) => decided === 1 || asWork.includes(outcome);
  return {
    onPhoneAt: Math.max(...rows.map(({ at }) => at)),
    sentAt: latest(rows.map(({ outcome, sentAt }) => (outcome === 'unsendable' ? null : sentAt))),
    receivedAt: latest(rows.map((row) => (isWork(row) ? row.receivedAt : null))),
    waiting: rows.filter(({ outcome }) => outcome === null).length,
    attention,
  };
}
