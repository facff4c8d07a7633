import { randomUUID } from 'node:crypto';
import { read } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { LoggedCommand, Writer } from '../src/sync/store';
import type { Here } from './here';
import { asOwner } from './owner';
import { actor, type Person } from './world';

/** What tests of the record do in the small world, as its people and as its owner. */
export const recordHere = (here: Here) => ({
  /** The `value` column of what the owner is told. */
  asked: <T>(sql: string, values: unknown[] = []) =>
    asOwner(here.database.ownerUrl, async (owner) =>
      (await owner.rows<{ value: T }>(sql, values)).map(({ value }) => value),
    ),

  write: <T>(
    person: Person,
    streams: string[],
    work: (writer: Writer) => Promise<T>,
    incarnation: string | null = null,
  ) => here.store.write(actor(person), { incarnation, streams }, work),

  logEntry: (over: Partial<LoggedCommand> = {}): LoggedCommand => ({
    ...{ id: randomUUID(), incarnation: null, seq: null, hash: 'a'.repeat(64), type: 'visit.start' },
    ...{ stream: here.world.clients.osei, author: here.world.people.priya.id },
    ...{ outcome: 'applied', reason: null, version: 3 },
    ...{ at: 1_763_900_000_123, sentAt: 1_763_900_000_456, receivedAt: 1_763_900_000_789 },
    ...over,
  }),
});

/** The first visit of a client. */
export async function visitOf(writer: Writer, client: string): Promise<Row<Tables['visit']>> {
  const { visits } = await writer.load(client, { visits: read('visit', {}) });
  return visits[0]!;
}
