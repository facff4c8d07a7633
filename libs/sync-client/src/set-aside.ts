import type { CommandType, PayloadOf } from '@berthcare/shared/commands/commands';
import { understand } from '@berthcare/shared/sync/decide';
import type { Sql } from './database';
import { toWire, type Queued } from './outbox';
import type { Cipher } from './ports';
import type { SetAsideOutcome } from './receipts';

/** What a command says, in the words of its current version; as it is, where this app does not understand it. */
export type Written =
  | { [Type in CommandType]: { type: Type; payload: PayloadOf<Type> } }[CommandType]
  | { type: 'unknown'; payload: unknown };

/** A command that is not in the record as its author wrote it, with what they wrote. */
export interface SetAside {
  id: string;
  outcome: SetAsideOutcome;
  /** Stable code: why. */
  reason: string | null;
  /** When it was sealed, by the office's clock; epoch milliseconds. */
  at: number;
  written: Written;
}

/** What the author's commands about the subject say that were set aside, in the order they were given. */
export async function setAside(
  db: Sql,
  cipher: Cipher,
  { subject, author }: { subject: string; author: string },
): Promise<SetAside[]> {
  const rows = await db.query<Queued & Pick<SetAside, 'outcome' | 'reason'>>(
    `select * from _outbox where subject = ? and author = ? and outcome is not null and outcome <> 'applied'
     order by ord`,
    [subject, author],
  );
  return Promise.all(
    rows.map(async (row) => {
      const { id, type, v, at, skew, payload } = await toWire(row, cipher);
      const { outcome, reason } = row;
      return { id, outcome, reason, at: at - skew, written: writtenIn(type, v, payload) };
    }),
  );
}

function writtenIn(type: string, version: number, payload: unknown): Written {
  const understood = understand(type, version, payload);
  if ('refused' in understood) return { type: 'unknown', payload };
  return { type: understood.type, payload: understood.payload } as Written;
}
