import { entryId } from '@berthcare/shared/domain/entry';
import type { TableName } from '@berthcare/shared/record/tables';
import { canonical } from '@berthcare/shared/sync/canonical';

type Values = Record<string, unknown>;

/** One thing that a command says of the record: what its effect writes, and what its author sees until then. */
export interface Saying {
  table: TableName;
  id: string;
  /** Whether a row written by the command says it. */
  written(row: Values): boolean;
  /** Whether a row on the author's screen says it. */
  shown(row: Values): boolean;
}

type Says = (payload: never) => Saying[];

const both = (says: (row: Values) => boolean) => ({ written: says, shown: says });

/** Each command's sayings, by type: who adds a command adds what it says. */
const says: Record<string, Says> = {
  'visit.start': ({ visitId, startedAt }: { visitId: string; startedAt: number }) => [
    {
      ...{ table: 'visit', id: visitId },
      written: (row) => row.state === 'in_progress' && row.startedAt === startedAt,
      shown: ({ state }) => state !== 'planned',
    },
  ],
  'visit.document': (payload: Documentation) =>
    entriesOf(payload).map(({ id, value }) => ({
      ...{ table: 'visitEntry', id },
      ...both((row) => canonical(row.value) === value),
    })),
  'visit.complete': ({ visitId, summary }: { visitId: string; summary: string | null }) => [
    {
      ...{ table: 'visit', id: visitId },
      ...both((row) => row.state === 'completed' && row.summary === summary),
    },
  ],
  'visit.addend': ({ addendumId, text }: { addendumId: string; text: string }) => [
    { table: 'addendum', id: addendumId, ...both((row) => row.text === text) },
  ],
  'photo.attach': ({ photoId, sha256 }: { photoId: string; sha256: string }) => [
    { table: 'photo', id: photoId, ...both((row) => row.sha256 === sha256) },
  ],
};

/** What a command says; throws for a type that nobody has described, so that none goes unproven. */
export function sayings(type: string, payload: unknown): Saying[] {
  const described = says[type];
  if (!described) throw new Error(`invariants/sayings.ts does not know what ${type} says.`);
  return described(payload as never);
}

export interface Documentation {
  visitId: string;
  entries: { item: string; value: unknown }[];
}

/** The documented values, in canonical form, by the entry that holds them. */
export const entriesOf = ({ visitId, entries }: Documentation): { id: string; value: string }[] =>
  entries.map(({ item, value }) => ({ id: entryId(visitId, item), value: canonical(value) }));
