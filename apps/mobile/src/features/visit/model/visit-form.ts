import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { TaskChoice } from './task-choice';
import type { UnmeasuredChoice } from './unmeasured-choice';
import type { SectionKey } from './document';
import { emptySignature, type SignatureDraft } from './signature-draft';

/** What lies open over the section: the keypad with what was typed, or a task's outcome. */
export type Opened = (
  | { kind: 'vital'; item: string; text: string; unmeasured?: UnmeasuredChoice | null }
  | { kind: 'task'; item: string; choice: TaskChoice }
) & {
  /** What stood there when it was opened; null where nothing did. */
  over?: EntryValue | null;
};

/** What is on the screen of a visit besides its entries; kept with each touch, so that a killed app shows it again. */
export interface VisitForm {
  /** Null: the first that the visit's template has. */
  section: SectionKey | null;
  opened: Opened | null;
  /** Items that may stay as they are. */
  accepted: readonly string[];
  signature: SignatureDraft;
}

export const emptyForm: VisitForm = { section: null, opened: null, accepted: [], signature: emptySignature };

export const isBlank = (form: VisitForm): boolean => JSON.stringify(form) === JSON.stringify(emptyForm);
