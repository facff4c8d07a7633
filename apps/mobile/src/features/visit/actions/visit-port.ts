import type { SectionKey } from '../model/document';
import type { EntryDraft } from '../model/entries';
import type { SignatureDraft } from '../model/signature-draft';
import type { Opened } from '../model/visit-form';

/** Where a visit's documentation goes: durable drafts on the phone, a memory in a preview. */
export interface VisitPort {
  now: () => number;
  write: (drafts: readonly EntryDraft[]) => void;
  /** Words as they are typed: the field shows them by itself. */
  type: (draft: EntryDraft) => void;
  /** Takes back what was not sealed yet. */
  drop: (items: readonly string[]) => void;
  open: (opened: Opened | null) => void;
  accept: (items: readonly string[]) => void;
  sign: (draft: SignatureDraft) => void;
  /** Goes to a section; what was written in the one that is left is sealed. */
  go: (section: SectionKey) => void;
  complete: () => void;
}
