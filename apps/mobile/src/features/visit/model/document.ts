import { unexplained } from '@berthcare/shared/domain/completion';
import type { VisitRecord } from './care-record';
import { rowsOf, type Rows, type TaskRow, type VitalRow } from './rows';

export type SectionKey = 'vitals' | 'tasks' | 'note' | 'finish';

/** The visit as it is documented: what its template and the client's plan ask for, and how each item stands. */
export interface VisitDocument extends Rows {
  /** Null where the template asks for no note. */
  note: { item: string; required: boolean; text: string } | null;
  /** In the template's order; always ends with `finish`. */
  sections: SectionKey[];
  /** Whether somebody signs. */
  signs: boolean;
}

export function documentOf(record: VisitRecord): VisitDocument {
  const rows = rowsOf(record);
  const note = noteOf(record);
  const filled: Record<SectionKey, boolean> = {
    ...{ vitals: rows.vitals.length > 0, tasks: rows.tasks.length > 0, note: note !== null, finish: true },
  };
  const sections = record.template.sections.map(({ key }) => key).filter((key) => filled[key]);
  return { ...rows, note, sections: [...sections, 'finish'], signs: record.template.signature };
}

function noteOf({ template, entries }: VisitRecord): VisitDocument['note'] {
  const item = template.sections.flatMap(({ items }) => items).find(({ kind }) => kind === 'note');
  if (!item) return null;
  const written = entries.find((entry) => entry.item === item.item)?.value;
  return { item: item.item, required: item.required, text: written?.kind === 'note' ? written.text : '' };
}

/** Where photos are taken: beside the note, at the end where there is none. */
export const photoSection = ({ note }: VisitDocument): SectionKey => (note ? 'note' : 'finish');

type AnyRow = VitalRow | TaskRow;

const isMissing = ({ standing, required }: AnyRow) =>
  required && (standing === 'empty' || standing === 'tooOld');
const isOffered = ({ standing }: AnyRow) => standing === 'offered';

const rowsOfDocument = ({ vitals, tasks }: VisitDocument): AnyRow[] => [...vitals, ...tasks];

/** Items that have nothing to show though they should. */
export const missingRows = (document: VisitDocument): AnyRow[] => rowsOfDocument(document).filter(isMissing);

/** Vitals that may not stay as they are: somebody measures them or says why not. */
export const unexplainedRows = ({ vitals }: VisitDocument): VitalRow[] =>
  unexplained(
    vitals,
    vitals.filter((row) => row.entry !== null || isOffered(row)),
  );

/** Items that still show an earlier visit's value and that nobody looked at. */
export const offeredRows = (document: VisitDocument): AnyRow[] => rowsOfDocument(document).filter(isOffered);

/** The rows of a section that wait for a person. */
export const openRows = (rows: readonly AnyRow[]): AnyRow[] =>
  rows.filter((row) => isOffered(row) || isMissing(row));

export const noteIsMissing = ({ note }: VisitDocument): boolean =>
  note !== null && note.required && note.text.trim() === '';
