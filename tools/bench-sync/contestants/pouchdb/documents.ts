import type { Change } from '../../../../libs/shared/src/commands/command';
import { tablesOf } from '../../../../libs/shared/src/record/tables';

/** A row as a document, and how one is deleted. */
export type Stored = Record<string, unknown> & { _id: string; _rev?: string; _deleted?: boolean };

export const databaseOf = (personId: string): string => `person-${personId}`;

export const idOf = (table: string, rowId: string): string => `${table}:${rowId}`;

export const documentOf = ({ table, row: { id, ...row } }: Change): Stored => ({
  _id: idOf(table, id),
  ...row,
});

const ofRecords = tablesOf('client').map((table) => idOf(table, ''));

/** Whether the document is a row of a care record. */
export const isOfRecord = (id: string): boolean => ofRecords.some((prefix) => id.startsWith(prefix));
