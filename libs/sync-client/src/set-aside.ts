import type { CommandType, PayloadOf } from '@berthcare/shared/commands/commands';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { understand } from '@berthcare/shared/sync/decide';
import { attempt } from './attempt';
import type { Sql } from './database';
import { toWire, type Queued } from './outbox';
import type { Cipher } from './ports';
import type { SetAsideOutcome } from './receipts';
import { select } from './records';

/** What a command says, in the words of its current version; as it is, where this app does not understand it. */
export type Written =
  | { [Type in CommandType]: { type: Type; payload: PayloadOf<Type> } }[CommandType]
  | { type: 'unknown'; payload: unknown }
  /** It was put away, and only the office reads it any more. */
  | { type: 'put_away'; payload: null }
  /** This device cannot open it any more. */
  | { type: 'unreadable'; payload: null };

/** A command that is not in the record as its author wrote it, with what they wrote. */
export interface SetAside {
  id: string;
  outcome: SetAsideOutcome;
  /** Stable code: why. */
  reason: string | null;
  /** When it was sealed, by the office's clock; epoch milliseconds. */
  at: number;
  written: Written;
  /** What the office decided about it; null while it has not. */
  settlement: Settlement | null;
}

export type Settlement = Pick<Row<Tables['settlement']>, 'decision' | 'reason' | 'decidedBy' | 'decidedAt'>;

/**
 * What the author's commands about the subject say that were set aside, in the order they were given. Of a conflict the
 * record itself has both sides.
 */
export async function setAside(
  db: Sql,
  cipher: Cipher,
  { subject, author }: { subject: string; author: string },
): Promise<SetAside[]> {
  const rows = await db.query<Queued & Pick<SetAside, 'outcome' | 'reason'>>(
    `select * from _outbox where subject = ? and author = ? and outcome not in ('applied', 'conflict')
     order by ord`,
    [subject, author],
  );
  const decided = await select(db, 'settlement', { id: rows.map(({ id }) => id) });
  return Promise.all(
    rows.map(async (row) => {
      const { id, at, skew, outcome, reason } = row;
      const settlement = decided.find((one) => one.id === id) ?? null;
      const written = await writtenIn(row, cipher);
      return { id, outcome, reason, at: at - skew, written, settlement };
    }),
  );
}

async function writtenIn(row: Queued, cipher: Cipher): Promise<Written> {
  if (row.box !== null) return { type: 'put_away', payload: null };
  const command = await attempt(() => toWire(row, cipher));
  if (!command) return { type: 'unreadable', payload: null };
  const { type, v, payload } = command;
  const understood = understand(type, v, payload);
  if ('refused' in understood) return { type: 'unknown', payload };
  return { type: understood.type, payload: understood.payload } as Written;
}
