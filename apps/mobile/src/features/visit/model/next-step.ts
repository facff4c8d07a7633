import {
  missingRows,
  noteIsMissing,
  offeredRows,
  openRows,
  unexplainedRows,
  type SectionKey,
  type VisitDocument,
} from './document';
import type { TaskRow, VitalRow } from './rows';

/** What waits for a person: a row, or the note that is missing. */
export type Left = VitalRow | TaskRow | 'note';

export type SignatureState = 'none' | 'signed' | 'reason';

/** What the main button does next. It always names something: it is never greyed out. */
export type Step =
  | { kind: 'together'; rows: (VitalRow | TaskRow)[] }
  | { kind: 'confirm'; row: VitalRow | TaskRow }
  | { kind: 'measure'; row: VitalRow }
  | { kind: 'do'; row: TaskRow }
  | { kind: 'write' }
  | { kind: 'go'; section: SectionKey }
  | { kind: 'sign' }
  | { kind: 'complete' };

interface Progress {
  document: VisitDocument;
  signature: SignatureState;
  /** Items that may stay as they are: said on the finish section. */
  accepted: readonly string[];
}

export function nextStep(section: SectionKey, { document, signature, accepted }: Progress): Step {
  if (section === 'vitals' || section === 'tasks') {
    const open = openRows(document[section]).filter(({ item }) => !accepted.includes(item));
    return stepAmong(open) ?? { kind: 'go', section: sectionAfter(document, section) };
  }
  if (section === 'note') {
    return noteIsMissing(document) && !accepted.includes('note')
      ? { kind: 'write' }
      : { kind: 'go', section: 'finish' };
  }
  return finishStep({ document, signature, accepted });
}

/** Those that may be confirmed together come first, then one after the other. */
function stepAmong(open: readonly (VitalRow | TaskRow)[]): Step | null {
  const together = open.filter(({ standing, together }) => standing === 'offered' && together);
  const [first] = together;
  if (first)
    return together.length === 1 ? { kind: 'confirm', row: first } : { kind: 'together', rows: together };
  const [row] = open;
  if (!row) return null;
  if (row.kind === 'vital') return { kind: 'measure', row };
  return row.standing === 'offered' ? { kind: 'confirm', row } : { kind: 'do', row };
}

function finishStep({ document, signature, accepted }: Progress): Step {
  const left = leftOver(document, accepted);
  const step = stepAmong(left.filter((row) => row !== 'note'));
  if (step) return step;
  if (left.includes('note')) return { kind: 'write' };
  if (document.signs && signature === 'none') return { kind: 'sign' };
  return { kind: 'complete' };
}

export function sectionAfter(document: VisitDocument, section: SectionKey): SectionKey {
  return document.sections[document.sections.indexOf(section) + 1] ?? 'finish';
}

/** What the finish section lists: everything missing or only carried over that nobody has accepted yet. */
export function leftOver(document: VisitDocument, accepted: readonly string[]): Left[] {
  const rows = [...missingRows(document), ...offeredRows(document)].filter(
    ({ item }) => !accepted.includes(item),
  );
  return noteIsMissing(document) && !accepted.includes('note') ? [...rows, 'note'] : rows;
}

/** Those of what is left that may stay as they are. */
export function mayStay(document: VisitDocument, left: readonly Left[]): Left[] {
  const bound = unexplainedRows(document).map(({ item }) => item);
  return left.filter((row) => row === 'note' || !bound.includes(row.item));
}

/** The words that tell one step from another: when they change, the main button waits a moment. */
export function stepIdentity(section: SectionKey, step: Step): string {
  if (step.kind === 'together') return `${section}:together:${step.rows.map(({ item }) => item).join()}`;
  if ('row' in step) return `${section}:${step.kind}:${step.row.item}`;
  return `${section}:${step.kind}`;
}
